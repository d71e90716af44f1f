/// What a receiver asks of those who call it: headers, a token, a certificate.
@NullMarked
package io.tocsin.notify.receiver;

import org.jspecify.annotations.NullMarked;

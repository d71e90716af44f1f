/// Standard Webhooks 1.0: secrets, keys, signing and verifying.
@NullMarked
package io.tocsin.notify.signature;

import org.jspecify.annotations.NullMarked;

/// Brings events to their subscribers, signed.
@NullMarked
package io.tocsin.notify;

import org.jspecify.annotations.NullMarked;

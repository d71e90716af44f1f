/// What a receiver gets: from an event or an operation as received to the bytes of a message. Pure.
@NullMarked
package io.tocsin.notify.format;

import org.jspecify.annotations.NullMarked;

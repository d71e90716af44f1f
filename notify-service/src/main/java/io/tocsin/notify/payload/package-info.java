/// What a receiver may be sent: every type with what it means and an example of it.
@NullMarked
package io.tocsin.notify.payload;

import org.jspecify.annotations.NullMarked;

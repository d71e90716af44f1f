/// Applies the log, event by event, and makes deliveries out of it.
@NullMarked
package io.tocsin.notify.fold;

import org.jspecify.annotations.NullMarked;

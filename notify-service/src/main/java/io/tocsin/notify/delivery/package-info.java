/// Brings numbered events to endpoints: lanes, attempts, retries.
@NullMarked
package io.tocsin.notify.delivery;

import org.jspecify.annotations.NullMarked;

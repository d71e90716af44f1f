/// Conditions that subscribers write over an event, in CEL.
@NullMarked
package io.tocsin.notify.expression;

import org.jspecify.annotations.NullMarked;

/// Starts everything on one machine.
@NullMarked
package io.tocsin.local;

import org.jspecify.annotations.NullMarked;

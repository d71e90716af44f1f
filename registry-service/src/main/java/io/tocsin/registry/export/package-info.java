/// Gives the register away, whole or by filter, in the forms that other programs read.
@NullMarked
package io.tocsin.registry.export;

import org.jspecify.annotations.NullMarked;

/// Gives the log out as it was folded, line by line.
@NullMarked
package io.tocsin.registry.log;

import org.jspecify.annotations.NullMarked;

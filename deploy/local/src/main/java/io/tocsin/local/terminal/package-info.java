/// What the person at the terminal sees.
@NullMarked
package io.tocsin.local.terminal;

import org.jspecify.annotations.NullMarked;

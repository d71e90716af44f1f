/// A real browser for the tests of the consoles.
@NullMarked
package io.tocsin.console.browser;

import org.jspecify.annotations.NullMarked;

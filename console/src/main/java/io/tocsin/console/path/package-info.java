/// A service below a path of a host that it shares with others.
@NullMarked
package io.tocsin.console.path;

import org.jspecify.annotations.NullMarked;

/// A real broker and a real database, started from Java.
@NullMarked
package io.tocsin.embedded;

import org.jspecify.annotations.NullMarked;

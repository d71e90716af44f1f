/// The console: pages on which people see how the sources are doing, read what a held run would do, decide
/// about it, and post by hand. Everything works without JavaScript.
@NullMarked
package io.tocsin.ingest.console;

import org.jspecify.annotations.NullMarked;

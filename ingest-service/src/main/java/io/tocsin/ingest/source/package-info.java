/// Sources: the official channels that Tocsin watches, what is configured for each, and how each is
/// doing.
@NullMarked
package io.tocsin.ingest.source;

import org.jspecify.annotations.NullMarked;

/// Reading prose: who is designated, amended or delisted by a statement, by rules alone. Pure: no database,
/// no clock.
@NullMarked
package io.tocsin.ingest.prose;

import org.jspecify.annotations.NullMarked;

/// A list as one value: reading it from a document, guarding it, and the difference of two of them. Pure:
/// no database, no network, no clock.
@NullMarked
package io.tocsin.ingest.snapshot;

import org.jspecify.annotations.NullMarked;

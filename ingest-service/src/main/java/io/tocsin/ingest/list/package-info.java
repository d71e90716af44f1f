/// Lists coming in: a document is read against the accepted snapshot, judged, and accepted in one
/// transaction with the events it leads to.
@NullMarked
package io.tocsin.ingest.list;

import org.jspecify.annotations.NullMarked;

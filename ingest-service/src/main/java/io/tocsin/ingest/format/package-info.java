/// What the formats of all authorities share: reading of documents that may be hostile, within limits, and lists of
/// entries in XML. An authority's package says only which shape its list has and how an entry is understood.
@NullMarked
package io.tocsin.ingest.format;

import org.jspecify.annotations.NullMarked;

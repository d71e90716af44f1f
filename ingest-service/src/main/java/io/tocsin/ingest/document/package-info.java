/// Documents: the bytes of each retrieval, known by their SHA-256 and kept for ever.
@NullMarked
package io.tocsin.ingest.document;

import org.jspecify.annotations.NullMarked;

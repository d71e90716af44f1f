/// Operations: what happens to sources, numbered 1, 2, 3 ... without a gap, and carried to the topic
/// `operations`.
@NullMarked
package io.tocsin.ingest.operation;

import org.jspecify.annotations.NullMarked;

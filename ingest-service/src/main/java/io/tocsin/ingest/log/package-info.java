/// The log: every event of every source, numbered 1, 2, 3 ... without a gap and chained by digest; and
/// the relay that carries it to Kafka.
@NullMarked
package io.tocsin.ingest.log;

import org.jspecify.annotations.NullMarked;

/// Carries a numbered table to a topic of one partition, in order: the log and the operations alike.
@NullMarked
package io.tocsin.ingest.relay;

import org.jspecify.annotations.NullMarked;

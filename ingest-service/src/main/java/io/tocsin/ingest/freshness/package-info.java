/// Freshness: how each source is doing at this moment, when that is told, and the heartbeat.
@NullMarked
package io.tocsin.ingest.freshness;

import org.jspecify.annotations.NullMarked;

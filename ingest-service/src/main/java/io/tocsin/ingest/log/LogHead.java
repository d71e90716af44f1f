package io.tocsin.ingest.log;

import io.tocsin.designation.event.Digest;
import java.util.UUID;

/// The end of the log.
///
/// @param logId the log's id
/// @param sequence of the last event, 0 where there is none
/// @param digest of the last event, {@link Digest#GENESIS} where there is none
public record LogHead(UUID logId, long sequence, Digest digest) {}

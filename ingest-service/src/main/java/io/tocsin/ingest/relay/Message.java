package io.tocsin.ingest.relay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of a numbered table as the topic carries it.
///
/// @param number its place, 1, 2, 3 ...
/// @param key of the record
/// @param id, type, source, subject, time its attributes as CloudEvents name them; source is an id of ours
/// @param json its value, exactly as first written
public record Message(
        long number,
        String key,
        String id,
        String type,
        @Nullable String source,
        @Nullable String subject,
        Instant time,
        String json) {}

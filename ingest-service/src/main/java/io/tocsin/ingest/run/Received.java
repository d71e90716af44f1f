package io.tocsin.ingest.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a document reached us.
///
/// @param source whose document
/// @param sha256 the document
/// @param url where it came from, null where it came by hand without one
/// @param publishedAt when it was published, as far as known
/// @param observedAt when Tocsin got it
public record Received(
        String source,
        String sha256,
        @Nullable String url,
        @Nullable Instant publishedAt,
        Instant observedAt) {}

package io.tocsin.ingest.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a document reached us.
///
/// @param source whose document
/// @param sha256 the document
/// @param url where it came from, null where it came by hand without one
/// @param publishedAt when it was published, as far as known
/// @param publicationId the authority's own number of it, null where it gives none
/// @param observedAt when Tocsin got it
public record Received(
        String source,
        String sha256,
        @Nullable String url,
        @Nullable Instant publishedAt,
        @Nullable String publicationId,
        Instant observedAt) {
    /// A document without a number.
    public Received(
            String source, String sha256, @Nullable String url, @Nullable Instant publishedAt, Instant observedAt) {
        this(source, sha256, url, publishedAt, null, observedAt);
    }

    /// How a run's document reached us: it is taken up again.
    public static Received again(Run run) {
        return new Received(
                run.source(),
                run.documentSha256(),
                run.url(),
                run.publishedAt(),
                run.publicationId(),
                run.observedAt());
    }
}

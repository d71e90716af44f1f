package io.tocsin.designation.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Which document says so.
///
/// @param sha256 of the document's bytes, 64 lower case hexadecimal digits; the bytes are at
/// `/v1/documents/{sha256}` of ingest
/// @param url where it was published, null where it came by hand without one
/// @param publicationId the authority's own number of the publication
/// @param retrievedAt when Tocsin got it
public record Evidence(
        String sha256, @Nullable String url, @Nullable String publicationId, Instant retrievedAt) {
    public Evidence {
        if (!Digest.isSha256(sha256)) {
            throw new IllegalArgumentException("not a SHA-256 in lower case hexadecimal: " + sha256);
        }
        if (retrievedAt == null) {
            throw new IllegalArgumentException("evidence " + sha256 + " has no time of retrieval");
        }
        retrievedAt = retrievedAt.truncatedTo(ChronoUnit.MICROS);
    }
}

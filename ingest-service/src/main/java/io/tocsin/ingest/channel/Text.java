package io.tocsin.ingest.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A text that an authority published.
///
/// @param title as published, empty where it has none
/// @param url where it stands
/// @param publishedAt when it was published, as far as known
/// @param publicationId the authority's own number of it, null where it gives none
/// @param form of the content
/// @param content the text as it came, without what differs at each retrieval
public record Text(
        String title,
        @Nullable String url,
        @Nullable Instant publishedAt,
        @Nullable String publicationId,
        Form form,
        String content) {

    /// In which form a text comes.
    public enum Form {
        HTML,
        PLAIN
    }
}

package io.tocsin.ingest.prose;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A text as it was published or handed in.
///
/// @param publisher a source id of kind announcements, or {@link #PRESS}
/// @param title as published, may be empty
/// @param url where it was published; its key, null where it came by hand without one
/// @param publishedAt when it was published, null where unknown
/// @param text plain text, paragraphs separated by line breaks
public record Announcement(
        String publisher,
        String title,
        @Nullable String url,
        @Nullable Instant publishedAt,
        String text) {
    /// The publisher of everything that is not official: its texts give leads, never designations.
    public static final String PRESS = "press";

    public Announcement {
        if (publisher == null || publisher.isBlank()) {
            throw new IllegalArgumentException("announcement has no publisher");
        }
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("announcement has no text");
        }
        title = title == null ? "" : title.strip();
    }

    /// Whether the publisher is an authority.
    public boolean official() {
        return !publisher.equals(PRESS);
    }
}

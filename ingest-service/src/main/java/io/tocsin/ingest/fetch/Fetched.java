package io.tocsin.ingest.fetch;

import io.tocsin.ingest.document.Document;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of asking for a document.
sealed interface Fetched {
    /// A document; who gets it closes it.
    ///
    /// @param etag validator for the next conditional GET
    /// @param lastModified likewise
    record Body(
            Document document,
            URI url,
            @Nullable String etag,
            @Nullable String lastModified) implements Fetched {}

    /// It is what it was.
    record NotModified() implements Fetched {}

    /// The source cannot be reached, or answers with something that is no document.
    ///
    /// @param why one sentence
    /// @param retryAfter how long the authority asks not to be asked, null where it does not say
    record Unreachable(String why, @Nullable Duration retryAfter) implements Fetched {
        Unreachable(String why) {
            this(why, null);
        }
    }
}

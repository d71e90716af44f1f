package io.tocsin.ingest.format;

import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Says at which line and column a document is refused.
final class Position {
    private Position() {}

    /// A refusal of what the reader stands at.
    static UnreadableDocument refused(XMLStreamReader reader, String why) {
        return new UnreadableDocument(of(reader.getLocation()), why);
    }

    /// A refusal because of what stopped the reader.
    ///
    /// @param reader null where there was none yet
    /// @throws IOException if it was the stream itself, and not the document
    static UnreadableDocument refused(@Nullable XMLStreamReader reader, Exception stopped, BoundedStream document)
            throws IOException {
        IOException failure = document.failure();
        if (failure != null && !(failure instanceof LimitReached)) {
            throw failure;
        }
        String message = String.valueOf(failure == null ? stopped.getMessage() : failure.getMessage());
        return new UnreadableDocument(
                of(reader, stopped), message.lines().findFirst().orElse("not well-formed"));
    }

    /// Where the fault itself is, which may be lines below the beginning of the text it is in.
    private static String of(@Nullable XMLStreamReader reader, Exception stopped) {
        for (Throwable fault = stopped; fault != null; fault = fault.getCause()) {
            if (fault instanceof XMLStreamException in && in.getLocation() != null) {
                return of(in.getLocation());
            }
        }
        return reader == null ? "beginning of document" : of(reader.getLocation());
    }

    private static String of(Location location) {
        return "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }
}

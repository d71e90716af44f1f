package io.tocsin.registry.fold;

import static io.tocsin.designation.DesignationJson.MAPPER;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// The text of an event in three parts which, put together, are the text as received. So the designation is
/// kept as
/// received too, and once. PostgreSQL's own way to take it out, `->`, fails on an escaped NUL.
///
/// @param head up to the designation
/// @param designation the designation
/// @param tail from there to the end
record EventText(String head, String designation, String tail) {
    /// Parts a text that was read as an event before.
    static EventText of(String json) {
        int from = -1;
        int to = -1;
        try (JsonParser parser = MAPPER.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("designation");
                parser.nextToken();
                long start = parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                if (wanted) {
                    from = Math.toIntExact(start);
                    to = Math.toIntExact(parser.currentLocation().getCharOffset());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not the JSON of an event", e);
        }
        if (from < 0) {
            throw new IllegalArgumentException("an event without a designation");
        }
        return new EventText(json.substring(0, from), json.substring(from, to), json.substring(to));
    }
}

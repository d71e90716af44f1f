package io.tocsin.ingest.fetch;

import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads an RSS 2.0 feed.
final class Feed {
    private static final int HEAD_BYTES = 2048;

    private Feed() {}

    /// A text of the feed.
    ///
    /// @param html the whole text where the feed has it, else its description
    record Item(
            String title, @Nullable String url, @Nullable Instant publishedAt, String html) {}

    /// The items, oldest first; of more than `max` the newest.
    ///
    /// @throws UnreadableDocument where the document is no feed, an HTML page above all
    static List<Item> read(Document document, int max) throws UnreadableDocument, IOException {
        String head = new String(document.head(HEAD_BYTES), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (!head.contains("<rss") && !head.contains("<rdf")) {
            throw new UnreadableDocument(
                    "beginning of the document",
                    head.contains("<html") || head.contains("<!doctype html")
                            ? "An HTML page came where a feed was expected: the source may be showing a bot wall"
                            : "It is no RSS feed");
        }
        List<Item> items = new ArrayList<>();
        try (InputStream bytes = document.open()) {
            for (Element item :
                    Jsoup.parse(bytes, "UTF-8", "", Parser.xmlParser()).select("item")) {
                if (items.size() == max) {
                    break;
                }
                items.add(item(item));
            }
        }
        return items.reversed();
    }

    private static Item item(Element item) {
        String whole = text(item, "content|encoded");
        String link = text(item, "link");
        return new Item(
                text(item, "title"),
                link.isBlank() ? null : link,
                time(text(item, "pubDate")),
                whole.isBlank() ? text(item, "description") : whole);
    }

    private static String text(Element item, String query) {
        Element found = item.selectFirst(query);
        return found == null ? "" : found.wholeText().strip();
    }

    private static @Nullable Instant time(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}

package io.tocsin.ingest.channel;

import io.tocsin.ingest.channel.Text.Form;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// An RSS 2.0 feed at the source's address. An item's text is its whole content where the feed has it, else
/// its description.
record Feed() implements Channel {
    @Override
    public void look(Visit visit) throws LookFailed, IOException, InterruptedException {
        Optional<Answer> feed = visit.changed();
        if (feed.isPresent()) {
            for (Text text : texts(feed.get(), visit.maxTexts())) {
                visit.text(text);
            }
        }
    }

    /// The items, oldest first; of more than `max` the newest.
    private static List<Text> texts(Answer answer, int max) throws LookFailed, IOException {
        Element feed = Jsoup.parse(answer.text("a feed"), answer.url().toString(), Parser.xmlParser());
        if (feed.selectFirst("rss, rdf|RDF") == null) {
            throw new LookFailed(answer.url() + " is no RSS feed");
        }
        return feed.select("item").stream().limit(max).map(Feed::text).toList().reversed();
    }

    private static Text text(Element item) {
        String whole = content(item, "content|encoded");
        String link = content(item, "link");
        return new Text(
                content(item, "title"),
                link.isBlank() ? null : link,
                time(content(item, "pubDate")),
                null,
                Form.HTML,
                whole.isBlank() ? content(item, "description") : whole);
    }

    private static String content(Element item, String query) {
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

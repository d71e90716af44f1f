package io.tocsin.local.authority;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/// What the sample authority serves at each stage. The documents are Tocsin's own, in the official formats;
/// the parties, their names, programmes and addresses are those of OFAC's list, and the statement's two
/// quoted sentences are those of the Department of State (both in the public domain). The hours are ours:
/// only the days are on record.
final class Documents {
    static final String LIST = "/ofac/SDN.XML";
    static final String FEED = "/us-state/feed";
    static final String STATEMENT = "/us-state/statements/2024-12-18";

    private static final String XML = "text/xml; charset=utf-8";
    private static final String RSS = "application/rss+xml; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final ZonedDateTime DAY_BEFORE = ZonedDateTime.of(2024, 12, 17, 22, 0, 0, 0, ZoneOffset.UTC);
    private static final ZonedDateTime ANNOUNCED = DAY_BEFORE.withDayOfMonth(18).withHour(17);
    private static final ZonedDateTime LISTED = DAY_BEFORE.withDayOfMonth(18).withHour(19);

    private final Document listBefore = Document.of(XML, Document.resource("sdn-before.xml"), DAY_BEFORE);
    private final Document listAfter = Document.of(XML, Document.resource("sdn-after.xml"), LISTED);
    private final Document statement = Document.of(HTML, Document.resource("statement.html"), ANNOUNCED);
    private final Document feedBefore;
    private final Document feedAfter;

    /// @param address where the authority is reached, for the links in its feed
    Documents(String address) {
        feedBefore = feed("feed-before.xml", address, DAY_BEFORE);
        feedAfter = feed("feed-after.xml", address, ANNOUNCED);
    }

    Optional<Document> at(String path, Stage stage) {
        if (path.equals("/")) {
            return Optional.of(Document.of(HTML, page(stage), LISTED));
        }
        return Optional.ofNullable(published(stage).get(path));
    }

    private Map<String, Document> published(Stage stage) {
        return switch (stage) {
            case BEFORE -> Map.of(LIST, listBefore, FEED, feedBefore);
            case ANNOUNCED -> Map.of(LIST, listBefore, FEED, feedAfter, STATEMENT, statement);
            case LISTED -> Map.of(LIST, listAfter, FEED, feedAfter, STATEMENT, statement);
        };
    }

    private String page(Stage stage) {
        StringBuilder links = new StringBuilder();
        published(stage).keySet().stream()
                .sorted()
                .forEach(path -> links.append("<li><a href=\"%1$s\">%1$s</a></li>%n".formatted(path)));
        return Document.resource("page.html")
                .replace("{description}", stage.description())
                .replace("{links}", links);
    }

    private static Document feed(String name, String address, ZonedDateTime lastModified) {
        return Document.of(RSS, Document.resource(name).replace("{authority}", address), lastModified);
    }
}

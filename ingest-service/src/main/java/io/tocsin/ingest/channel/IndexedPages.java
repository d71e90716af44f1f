package io.tocsin.ingest.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tocsin.ingest.channel.Text.Form;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The texts are pages that an index at the source's address names, the newest first and on several pages
/// (`?page=1`). Each is read once; what is published later under the same address is not seen.
///
/// @param path which links of the index lead to a text; a group `day` in it, `yyyyMMdd`, is its day
/// @param title what the words of such a link must have; all of them where it is empty
/// @param content where the text stands on its page, the first that is there; else the whole page is it
public record IndexedPages(Pattern path, Pattern title, List<String> content) implements Channel {
    /// How far back the first look goes, in pages of the index.
    private static final int INDEX_PAGES = 3;
    /// One page that cannot be read stops no other; as many stop the look. They are asked for again.
    private static final int FAILURES_AT_MOST = 3;
    /// More than any index names on its pages together.
    private static final int REMEMBERED_AT_MOST = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public IndexedPages {
        content = List.copyOf(content);
    }

    @Override
    public void look(Visit visit) throws LookFailed, IOException, InterruptedException {
        List<String> read =
                new ArrayList<>(visit.remembered().map(IndexedPages::paths).orElse(List.of()));
        List<Map.Entry<URI, String>> unread = unread(visit, new HashSet<>(read)).reversed();
        LookFailed failed = null;
        int failures = 0;
        for (Map.Entry<URI, String> link : unread) {
            if (!visit.mayAsk()) {
                break;
            }
            try {
                visit.text(text(visit.ask(link.getKey()), link.getKey(), link.getValue()));
                read.add(link.getKey().getPath());
                visit.remember(json(read.subList(Math.max(0, read.size() - REMEMBERED_AT_MOST), read.size())));
            } catch (LookFailed e) {
                failed = e;
                if (++failures == FAILURES_AT_MOST || e.retryAfter() != null) {
                    break;
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /// The links that were not followed yet, newest first; of more than a look takes the newest.
    private List<Map.Entry<URI, String>> unread(Visit visit, Set<String> read)
            throws LookFailed, IOException, InterruptedException {
        Map<URI, String> unread = new LinkedHashMap<>();
        boolean known = false;
        for (int page = 0; page < INDEX_PAGES && !known && visit.mayAsk(); page++) {
            URI address = page == 0 ? visit.address() : withPage(visit.address(), page);
            Map<URI, String> links = links(visit.ask(address).page());
            if (links.isEmpty() && page == 0) {
                throw new LookFailed(address + " names no page: its form has changed, or it is a bot wall");
            }
            for (Map.Entry<URI, String> link : links.entrySet()) {
                boolean isRead = read.contains(link.getKey().getPath());
                known |= isRead;
                if (!isRead && title.matcher(link.getValue()).find()) {
                    unread.putIfAbsent(link.getKey(), link.getValue());
                }
            }
        }
        return unread.entrySet().stream().limit(visit.maxTexts()).toList();
    }

    private Map<URI, String> links(Document index) {
        Map<URI, String> links = new LinkedHashMap<>();
        for (Element link : index.select("a[href]")) {
            address(link.absUrl("href"))
                    .filter(address -> path.matcher(Objects.toString(address.getPath(), ""))
                            .matches())
                    .ifPresent(
                            address -> links.merge(address, link.text(), (one, other) -> one.isBlank() ? other : one));
        }
        return links;
    }

    private Text text(Answer answer, URI address, String linked) throws LookFailed, IOException {
        Document page = answer.page();
        Element heading = page.selectFirst("h1");
        Element text = content.stream()
                .flatMap(query -> Stream.ofNullable(page.selectFirst(query)))
                .findFirst()
                .orElse(page.body());
        return new Text(
                heading == null || heading.text().isBlank() ? linked : heading.text(),
                address.toString(),
                time(page, address),
                null,
                Form.HTML,
                text.outerHtml());
    }

    private @Nullable Instant time(Document page, URI address) {
        Matcher day = path.matcher(address.getPath());
        if (day.matches() && path.namedGroups().containsKey("day") && day.group("day") != null) {
            try {
                return LocalDate.parse(day.group("day"), DateTimeFormatter.BASIC_ISO_DATE)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        }
        Element time = page.selectFirst("time[datetime], meta[property=article:published_time]");
        if (time == null) {
            return null;
        }
        String value = time.hasAttr("datetime") ? time.attr("datetime") : time.attr("content");
        try {
            return value.contains("T")
                    ? OffsetDateTime.parse(value).toInstant()
                    : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Optional<URI> address(String href) {
        try {
            URI address = URI.create(href);
            return Optional.of(new URI(address.getScheme(), address.getAuthority(), address.getPath(), null, null));
        } catch (IllegalArgumentException | java.net.URISyntaxException e) {
            return Optional.empty(); // A link that is no address leads nowhere.
        }
    }

    private static URI withPage(URI address, int page) {
        return URI.create(address + (address.getQuery() == null ? "?" : "&") + "page=" + page);
    }

    private static List<String> paths(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was remembered of an index cannot be read", e);
        }
    }

    private static String json(List<String> paths) {
        try {
            return JSON.writeValueAsString(paths);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("paths that cannot be written", e);
        }
    }
}

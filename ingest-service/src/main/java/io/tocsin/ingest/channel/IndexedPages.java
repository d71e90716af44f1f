package io.tocsin.ingest.channel;

import io.tocsin.ingest.channel.IndexMemory.Link;
import io.tocsin.ingest.channel.Text.Form;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The texts are pages that an index at the source's address names, the newest first and on several pages
/// (`?page=1`). Each is read once; what is published later under the same address is not seen. One that cannot
/// be read is remembered and asked for again.
///
/// @param path which links of the index lead to a text; a group `day` in it, `yyyyMMdd`, is its day
/// @param title what the words of such a link must have; all of them where it is empty
/// @param content where the text stands on its page, the first that is there; else the whole page is it
public record IndexedPages(Pattern path, Pattern title, List<String> content) implements Channel {
    /// How far back a look goes, in pages of the index, where nothing that is known comes before.
    private static final int INDEX_PAGES = 3;
    /// One page that cannot be read stops no other; as many in a row stop the look. They are asked for again,
    /// after all others.
    private static final int FAILURES_AT_MOST = 3;
    /// At how many looks a page may fail before that is told for the last time.
    private static final int TOLD_LOOKS = 10;

    public IndexedPages {
        content = List.copyOf(content);
    }

    @Override
    public void look(Visit visit) throws LookFailed, IOException, InterruptedException {
        Optional<String> before = visit.remembered();
        Index index = index(visit, before.map(IndexMemory::read).orElse(IndexMemory.NOTHING));
        IndexMemory memory = index.memory();
        visit.remember(memory.json());
        List<String> troubles = new ArrayList<>();
        if (before.isPresent() && !index.reachesWhatIsKnown()) {
            troubles.add(visit.address() + " names nothing on " + INDEX_PAGES
                    + " pages that was seen before: older pages may be missing");
        }
        Duration leaveAlone = null;
        int inARow = 0;
        for (Link link : memory.pending().stream().limit(visit.maxTexts()).toList()) {
            if (!visit.mayAsk() || inARow == FAILURES_AT_MOST || leaveAlone != null) {
                break;
            }
            try {
                visit.text(text(visit.ask(link.address()), link.address(), link.words()));
                memory = memory.withRead(link);
                inARow = 0;
            } catch (LookFailed e) {
                memory = memory.withFailed(link);
                inARow++;
                trouble(link, e).ifPresent(troubles::add);
                leaveAlone = e.retryAfter();
            }
            visit.remember(memory.json());
        }
        String why = String.join("; ", troubles);
        if (leaveAlone != null) {
            throw LookFailed.until(why.isEmpty() ? visit.address() + " asks to be left alone" : why, leaveAlone);
        }
        if (!why.isEmpty()) {
            throw new LookFailed(why);
        }
    }

    /// Empty for a page that has failed so often that it was told for the last time.
    private static Optional<String> trouble(Link link, LookFailed failed) {
        int looks = link.failedLooks() + 1;
        if (looks > TOLD_LOOKS) {
            return Optional.empty();
        }
        return Optional.of(
                looks < TOLD_LOOKS
                        ? link.address() + ": " + failed.why()
                        : link.address() + " could not be read at " + looks
                                + " looks; it is asked for again, but this is not told again: " + failed.why());
    }

    /// What the index names.
    ///
    /// @param memory with what it names and was not read, as pending
    /// @param reachesWhatIsKnown whether it names something that was seen before
    private record Index(IndexMemory memory, boolean reachesWhatIsKnown) {}

    private Index index(Visit visit, IndexMemory before) throws LookFailed, IOException, InterruptedException {
        Map<URI, String> named = new LinkedHashMap<>();
        boolean known = false;
        for (int page = 0; page < INDEX_PAGES && !known && visit.mayAsk(); page++) {
            URI address = page == 0 ? visit.address() : withPage(visit.address(), page);
            Map<URI, String> links = links(visit.ask(address).page());
            if (links.isEmpty() && page == 0) {
                throw new LookFailed(address + " names no page: its form has changed, or it is a bot wall");
            }
            for (Map.Entry<URI, String> link : links.entrySet()) {
                known |= before.knows(link.getKey());
                named.putIfAbsent(link.getKey(), link.getValue());
            }
        }
        List<Link> unread = named.entrySet().stream()
                .filter(link -> title.matcher(link.getValue()).find())
                .map(link -> new Link(link.getKey(), link.getValue(), 0))
                .filter(link -> !before.hasRead(link.address()))
                .toList();
        return new Index(before.withNamed(named.keySet(), unread.reversed()), known);
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
}

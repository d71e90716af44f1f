package io.tocsin.ingest.federalregister;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.ingest.channel.Answer;
import io.tocsin.ingest.channel.Channel;
import io.tocsin.ingest.channel.LookFailed;
import io.tocsin.ingest.channel.Text;
import io.tocsin.ingest.channel.Text.Form;
import io.tocsin.ingest.channel.Visit;
import io.tocsin.ingest.federalregister.Progress.Pending;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Asks the register's API, whose address ends in `documents.json`, for the documents of some agencies day by day,
/// and for what lies out for public inspection, which is printed a day later or withdrawn. A query reaches only so
/// many results; so it is cut by dates. Each document is read once; one that cannot be read is asked for again first at
/// each look.
///
/// @param agencies by their slugs; a search by words would find "Craniofacial" for "OFAC"
record RegisterChannel(List<String> agencies) implements Channel {
    /// How far back the first look goes.
    private static final int FIRST_LOOK_DAYS = 60;
    /// How many days one query covers.
    private static final int WINDOW_DAYS = 30;
    private static final int PER_PAGE = 100;
    /// One document that cannot be read stops no other; as many in a row stop the look.
    private static final int FAILURES_AT_MOST = 3;
    private static final List<String> FIELDS = List.of(
            "document_number", "title", "type", "abstract", "publication_date", "agencies", "html_url", "raw_text_url");
    private static final String INSPECTION = "public-inspection-documents/current.json";

    @Override
    public void look(Visit visit) throws LookFailed, IOException, InterruptedException {
        LocalDate today = LocalDate.ofInstant(visit.startedAt(), ZoneOffset.UTC);
        Progress progress =
                visit.remembered().map(Progress::read).orElseGet(() -> Progress.from(today.minusDays(FIRST_LOOK_DAYS)));
        Troubles troubles = new Troubles();
        progress = pending(visit, progress, troubles);
        progress = published(visit, progress, today, troubles);
        inspected(visit, progress, troubles);
        troubles.end();
    }

    /// What could not be read in one look.
    private static final class Troubles {
        private final List<String> sentences = new ArrayList<>();
        private int inARow;

        void good() {
            inARow = 0;
        }

        /// @throws LookFailed where the look should not go on
        void add(String number, LookFailed failed) throws LookFailed {
            sentences.add("Document " + number + " cannot be read: " + failed.why());
            inARow++;
            Duration retryAfter = failed.retryAfter();
            if (retryAfter != null) {
                throw LookFailed.until(said(), retryAfter);
            }
        }

        boolean tooMany() {
            return inARow >= FAILURES_AT_MOST;
        }

        void end() throws LookFailed {
            if (!sentences.isEmpty()) {
                throw new LookFailed(said());
            }
        }

        private String said() {
            int more = sentences.size() - 1;
            return sentences.getFirst() + (more == 0 ? "" : " (and " + more + " more)");
        }
    }

    /// What could not be read before. Those that fail again do not keep the look from what is new.
    private static Progress pending(Visit visit, Progress before, Troubles troubles)
            throws LookFailed, IOException, InterruptedException {
        Progress progress = before;
        for (Pending document : before.pending()) {
            if (!visit.mayAsk() || troubles.tooMany()) {
                break;
            }
            progress = read(visit, document, progress, troubles);
        }
        troubles.good();
        return progress;
    }

    private Progress published(Visit visit, Progress before, LocalDate today, Troubles troubles)
            throws LookFailed, IOException, InterruptedException {
        Progress progress = before;
        LocalDate from = progress.day();
        while (!from.isAfter(today.plusDays(1)) && visit.mayAsk()) {
            LocalDate to = from.plusDays(WINDOW_DAYS);
            URI page = query(visit.address(), from, to);
            while (page != null && visit.mayAsk()) {
                JsonNode answer = visit.ask(page).json();
                for (JsonNode document : results(answer, page)) {
                    if (isOver(visit, progress, troubles)) {
                        return progress;
                    }
                    progress = take(visit, document, progress, troubles);
                }
                page = next(answer, visit.address());
            }
            if (page != null) {
                return progress;
            }
            from = to.plusDays(1);
        }
        return progress;
    }

    private static boolean isOver(Visit visit, Progress progress, Troubles troubles) {
        return !visit.mayAsk() || troubles.tooMany() || !progress.mayWait();
    }

    private Progress take(Visit visit, JsonNode document, Progress progress, Troubles troubles)
            throws LookFailed, IOException, InterruptedException {
        String number = document.path("document_number").asText();
        LocalDate day = date(document, "publication_date");
        if (number.isEmpty() || day == null || progress.printed(number, day) || !ofAgencies(document)) {
            return progress;
        }
        Instant printedAt = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return read(visit, document, number, printedAt, progress.withPrinted(number, day), troubles);
    }

    private void inspected(Visit visit, Progress before, Troubles troubles)
            throws LookFailed, IOException, InterruptedException {
        if (isOver(visit, before, troubles)) {
            return;
        }
        Progress progress = before;
        JsonNode answer = visit.ask(visit.address().resolve(INSPECTION)).json();
        for (JsonNode document : results(answer, visit.address())) {
            String number = document.path("document_number").asText();
            boolean ready =
                    !number.isEmpty() && !words(document, "raw_text_url").isEmpty();
            if (!ready || progress.inspected(number) || !ofAgencies(document)) {
                continue;
            }
            if (isOver(visit, progress, troubles)) {
                return;
            }
            Instant filedAt = time(document, "filed_at");
            progress = read(visit, document, number, filedAt, progress.withInspected(number), troubles);
        }
    }

    private static Progress read(
            Visit visit,
            JsonNode document,
            String number,
            @Nullable Instant publishedAt,
            Progress after,
            Troubles troubles)
            throws LookFailed, IOException, InterruptedException {
        String title = words(document, "title");
        String url = words(document, "html_url");
        String raw = words(document, "raw_text_url");
        if (raw.isEmpty()) {
            visit.text(new Text(title, url, publishedAt, number, Form.PLAIN, summary(document)));
            visit.remember(after.json());
            return after;
        }
        return read(visit, new Pending(number, title, url, raw, publishedAt), after, troubles);
    }

    private static Progress read(Visit visit, Pending document, Progress progress, Troubles troubles)
            throws LookFailed, IOException, InterruptedException {
        LookFailed failed = null;
        try {
            visit.text(new Text(
                    document.title(),
                    document.url(),
                    document.publishedAt(),
                    document.number(),
                    Form.PLAIN,
                    plain(visit.ask(address(document.raw())))));
        } catch (LookFailed e) {
            failed = e;
        }
        Progress next = failed == null ? progress.without(document.number()) : progress.withPending(document);
        visit.remember(next.json());
        if (failed == null) {
            troubles.good();
        } else {
            troubles.add(document.number(), failed);
        }
        return next;
    }

    /// What is known of a document whose text the register does not give: enough to be held.
    private static String summary(JsonNode document) {
        StringBuilder agencies = new StringBuilder();
        document.path("agencies")
                .forEach(agency -> agencies.append(agency.path("name").asText()).append(". "));
        return "AGENCY: " + agencies + "\nACTION: " + words(document, "type") + ".\nSUMMARY: "
                + words(document, "abstract");
    }

    private static URI address(String words) throws LookFailed {
        try {
            return URI.create(words);
        } catch (IllegalArgumentException e) {
            throw new LookFailed("The register gives an address that is none: " + words);
        }
    }

    /// Empty where the field is missing or null.
    private static String words(JsonNode document, String field) {
        JsonNode value = document.path(field);
        return value.isNull() || value.isMissingNode() ? "" : value.asText().strip();
    }

    /// The text without the page around it and without the addresses that are obfuscated anew at each retrieval.
    private static String plain(Answer answer) throws LookFailed, IOException {
        Document page = answer.pageOrText();
        page.select(".__cf_email__, [data-cfemail]").forEach(address -> address.text("(e-mail address)"));
        Element text = page.selectFirst("pre");
        return (text == null ? page.body() : text).wholeText().strip();
    }

    private boolean ofAgencies(JsonNode document) {
        for (JsonNode agency : document.path("agencies")) {
            if (agencies.contains(agency.path("slug").asText())) {
                return true;
            }
        }
        return false;
    }

    private URI query(URI address, LocalDate from, LocalDate to) {
        StringBuilder query = new StringBuilder(address + "?per_page=" + PER_PAGE + "&order=oldest");
        agencies.forEach(agency -> parameter(query, "conditions[agencies][]", agency));
        parameter(query, "conditions[publication_date][gte]", from.toString());
        parameter(query, "conditions[publication_date][lte]", to.toString());
        FIELDS.forEach(field -> parameter(query, "fields[]", field));
        return URI.create(query.toString());
    }

    private static void parameter(StringBuilder query, String name, String value) {
        query.append('&')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static JsonNode results(JsonNode answer, URI page) throws LookFailed {
        JsonNode results = answer.path("results");
        if (results.isArray()) {
            return results;
        }
        if (answer.path("count").asInt(-1) == 0) {
            return answer.path("none");
        }
        throw new LookFailed(page + " answered JSON without results");
    }

    private static @Nullable URI next(JsonNode answer, URI address) throws LookFailed {
        String next = words(answer, "next_page_url");
        try {
            return next.isEmpty()
                    ? null
                    : address.resolve(next.replace("[", "%5B").replace("]", "%5D"));
        } catch (IllegalArgumentException e) {
            throw new LookFailed("The register names a next page that is no address: " + next);
        }
    }

    private static @Nullable LocalDate date(JsonNode document, String field) {
        try {
            return LocalDate.parse(document.path(field).asText());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant time(JsonNode document, String field) {
        try {
            return OffsetDateTime.parse(document.path(field).asText()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}

package io.tocsin.ingest.federalregister;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.ingest.channel.Answer;
import io.tocsin.ingest.channel.Channel;
import io.tocsin.ingest.channel.LookFailed;
import io.tocsin.ingest.channel.Text;
import io.tocsin.ingest.channel.Text.Form;
import io.tocsin.ingest.channel.Visit;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Asks the register's API, whose address ends in `documents.json`, for the documents of some agencies day by day,
/// and for what lies out for public inspection, which is printed a day later or withdrawn. A query reaches only so
/// many results; so it is cut by dates. Each document is asked for by its number once.
///
/// @param agencies by their slugs; a search by words would find "Craniofacial" for "OFAC"
record RegisterChannel(List<String> agencies) implements Channel {
    /// How far back the first look goes.
    private static final int FIRST_LOOK_DAYS = 60;
    /// How many days one query covers.
    private static final int WINDOW_DAYS = 30;
    private static final int PER_PAGE = 100;
    private static final List<String> FIELDS = List.of(
            "document_number", "title", "type", "abstract", "publication_date", "agencies", "html_url", "raw_text_url");
    private static final String INSPECTION = "public-inspection-documents/current.json";

    @Override
    public void look(Visit visit) throws LookFailed, IOException, InterruptedException {
        LocalDate today = LocalDate.ofInstant(visit.startedAt(), ZoneOffset.UTC);
        Progress progress =
                visit.remembered().map(Progress::read).orElseGet(() -> Progress.from(today.minusDays(FIRST_LOOK_DAYS)));
        progress = published(visit, progress, today);
        inspected(visit, progress);
    }

    private Progress published(Visit visit, Progress before, LocalDate today)
            throws LookFailed, IOException, InterruptedException {
        Progress progress = before;
        LocalDate from = progress.day();
        while (!from.isAfter(today.plusDays(1)) && visit.mayAsk()) {
            LocalDate to = from.plusDays(WINDOW_DAYS);
            URI page = query(visit.address(), from, to);
            while (page != null && visit.mayAsk()) {
                JsonNode answer = visit.ask(page).json();
                for (JsonNode document : results(answer, page)) {
                    if (!visit.mayAsk()) {
                        return progress;
                    }
                    progress = take(visit, document, progress);
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

    private Progress take(Visit visit, JsonNode document, Progress progress)
            throws LookFailed, IOException, InterruptedException {
        String number = document.path("document_number").asText();
        LocalDate day = date(document, "publication_date");
        if (number.isEmpty() || day == null || progress.printed(number, day) || !ofAgencies(document)) {
            return progress;
        }
        read(visit, document, number, day.atStartOfDay(ZoneOffset.UTC).toInstant());
        Progress next = progress.withPrinted(number, day);
        visit.remember(next.json());
        return next;
    }

    private void inspected(Visit visit, Progress before) throws LookFailed, IOException, InterruptedException {
        if (!visit.mayAsk()) {
            return;
        }
        Progress progress = before;
        JsonNode answer = visit.ask(visit.address().resolve(INSPECTION)).json();
        for (JsonNode document : results(answer, visit.address())) {
            String number = document.path("document_number").asText();
            if (number.isEmpty() || progress.inspected(number) || !ofAgencies(document)) {
                continue;
            }
            if (!visit.mayAsk()) {
                return;
            }
            read(visit, document, number, time(document, "filed_at"));
            progress = progress.withInspected(number);
            visit.remember(progress.json());
        }
    }

    private static void read(Visit visit, JsonNode document, String number, @Nullable Instant publishedAt)
            throws LookFailed, IOException, InterruptedException {
        String raw = document.path("raw_text_url").asText("");
        if (raw.isBlank() || raw.equals("null")) {
            throw new LookFailed("Document " + number + " of the register has no address of its text");
        }
        visit.text(new Text(
                document.path("title").asText(""),
                document.path("html_url").asText(raw),
                publishedAt,
                number,
                Form.PLAIN,
                plain(visit.ask(URI.create(raw)))));
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
        String next = answer.path("next_page_url").asText("");
        try {
            return next.isBlank() || next.equals("null")
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

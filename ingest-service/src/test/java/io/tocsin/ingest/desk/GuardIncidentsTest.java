package io.tocsin.ingest.desk;

import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.posting;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.example;
import static io.tocsin.ingest.SmallLists.examples;
import static io.tocsin.ingest.SmallLists.xml;
import static io.tocsin.ingest.desk.GuardIncidentsTest.Verdict.HELD;
import static io.tocsin.ingest.desk.GuardIncidentsTest.Verdict.PUBLISHED;
import static io.tocsin.ingest.desk.GuardIncidentsTest.Verdict.REJECTED;
import static io.tocsin.ingest.desk.GuardIncidentsTest.Verdict.UNCHANGED;
import static io.tocsin.ingest.desk.GuardIncidentsTest.Verdict.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.tocsin.ingest.Desk;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.SmallLists.Listed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What really happened to lists, as small documents in the shape of OFAC's: after each of them nobody is
/// delisted whom the authority did not take off the list.
@IngestTest
class GuardIncidentsTest {
    private static final String SDN = "ofac-sdn";

    enum Verdict {
        PUBLISHED,
        UNCHANGED,
        HELD,
        REJECTED,
        /// Rejected, and its bytes are in quarantine.
        UNREADABLE;

        String outcome() {
            return this == UNREADABLE ? "rejected" : name().toLowerCase(Locale.ROOT);
        }
    }

    /// A document and what must become of it.
    ///
    /// @param reason what the reason or the answer must say
    record Step(String document, Verdict verdict, String reason) {}

    /// @param accepted the list as it was before
    record Incident(String what, String accepted, List<Step> steps) {
        Incident then(String document, Verdict verdict, String reason) {
            List<Step> more = new ArrayList<>(steps);
            more.add(new Step(document, verdict, reason));
            return new Incident(what, accepted, more);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Incident> incidents() {
        return Stream.of(
                after("the file has the recent changes alone", csv(examples(200)))
                        .then(csv(example(3), example(4), example(900)), HELD, "removals: 198 of 200"),
                after("an old file of a few entries is served", csv(examples(155)))
                        .then(csv(examples(5)), HELD, "removals: 150 of 155"),
                after("a list loses a quarter of its entries for a day", csv(examples(686)))
                        .then(csv(examples(515)), HELD, "removals: 171 of 686")
                        .then(csv(examples(515)), HELD, "removals: 171 of 686")
                        .then(csv(examples(686)), UNCHANGED, ""),
                after("a whole programme is missing for days", csv(withProgramme(600, 12)))
                        .then(csv(withoutLast(12, withProgramme(600, 12))), HELD, "programme-vanished: programme ISN")
                        .then(
                                csv(withoutLast(12, with(withProgramme(600, 12), 0, e -> e.under("IFSR")))),
                                HELD,
                                "programme-vanished: programme ISN")
                        .then(csv(withProgramme(600, 12)), PUBLISHED, ""),
                after("a list without an entry", xml("12/18/2024", examples(50)))
                        .then(xml("12/19/2024"), REJECTED, "zero-entries"),
                after("elements get other names without notice", xml("12/18/2024", remarked(60, "Said")))
                        .then(
                                xml("12/19/2024", remarked(60, "Said")).replace("remarks>", "notes>"),
                                HELD,
                                "field-vanished: remarks stood in 60 of 60"),
                after("the entries get another name without notice", xml("12/18/2024", examples(60)))
                        .then(xml("12/19/2024", examples(60)).replace("sdnEntry>", "entry>"), REJECTED, "zero-entries"),
                after("the names of half the list change at once", xml("12/18/2024", examples(60)))
                        .then(
                                xml("12/19/2024", examples(60)).replace("(ALSO)", "(OR SO)"),
                                HELD,
                                "changed: 60 of 60 entries changed materially"),
                after("the fetch is cut at a byte", xml("12/18/2024", examples(100)))
                        .then(cut(xml("12/19/2024", examples(100))), UNREADABLE, "line"),
                after("a table is cut at the end of a row", csv(examples(100)))
                        .then(csv(examples(98)).replace("\u001a", ""), HELD, "final-marker"),
                after("a web page is served as the list", xml("12/18/2024", examples(100)))
                        .then(
                                "<?xml version=\"1.0\"?><html><body>Please enable scripts</body></html>",
                                UNREADABLE,
                                "HTML page"),
                after("the file was retired", csv(examples(100)))
                        .then("This file is no longer published.", UNREADABLE, "none of the formats"),
                after("an older list is served", xml("12/18/2024", examples(100)))
                        .then(xml("11/04/2024", examples(97)), HELD, "publication-date"),
                after("the list never changes but for its date", xml("12/18/2024", examples(100)))
                        .then(xml("12/19/2024", examples(100)), UNCHANGED, ""),
                after("the gazette is ahead of the list", xml("12/18/2024", examples(100)))
                        .then(xml("12/18/2024", examples(100)), UNCHANGED, ""),
                after("the file vanishes and comes back", csv(examples(100)))
                        .then("", REJECTED, "no byte")
                        .then(csv(examples(100)), UNCHANGED, ""),
                after("the same words change in hundreds of entries", csv(remarked(300, "Section 1 applies")))
                        .then(csv(remarked(300, "Article 2 applies")), PUBLISHED, ""),
                after("158 of 875 entries are worded anew, each in its way", csv(remarked(875, "Said")))
                        .then(
                                csv(with(remarked(875, "Said"), 158, e -> e.remarked("Review of " + e.name()))),
                                PUBLISHED,
                                ""),
                after("thousands of entries get other references", csv(examples(2000)))
                        .then(
                                csv(with(
                                        examples(2000),
                                        2000,
                                        e -> new Listed(e.uid() + 90_000, e.name(), e.programme(), ""))),
                                PUBLISHED,
                                ""),
                after("references are used again for other parties", csv(examples(100)))
                        .then(
                                csv(with(
                                        examples(100),
                                        3,
                                        e -> new Listed(e.uid(), "OTHER PARTY " + e.uid(), e.programme(), ""))),
                                HELD,
                                "reference-reused: 1000, 1001, 1002"),
                after("characters are lost on the way", xml("12/18/2024", remarked(100, "Caf\u00e9")))
                        .then(xml("12/19/2024", remarked(100, "Caf\ufffd")), HELD, "encoding-damage"),
                after("another list is appended", csv(examples(150)))
                        .then(csv(examples(400)), HELD, "additions: 250 entries came to 150"),
                after("the notes of all entries are cut short", xml("12/18/2024", remarked(60, "Long. ".repeat(300))))
                        .then(xml("12/19/2024", remarked(60, "Short")), HELD, "size: "));
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void nobodyIsDelistedByIt(Incident incident) {
        // Given
        assertThat(Desk.post(SDN, incident.accepted()).getString("outcome")).isEqualTo("baseline");
        int designations = get("/v1/sources/ofac-sdn").getInt("designations");
        for (Step step : incident.steps()) {
            // When
            JsonPath answer = posting(SDN, step.document().getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(step.verdict() == UNREADABLE ? 422 : 200)
                    .extract()
                    .jsonPath();
            // Then
            assertThat(answer.getString("outcome")).isEqualTo(step.verdict().outcome());
            assertThat(answer.prettify()).contains(step.reason());
            assertThat(get("/v1/sources/ofac-sdn").getInt("designations")).isGreaterThanOrEqualTo(designations);
        }
        assertThat(get("/v1/runs?limit=1000").getList("items.delisted", Integer.class))
                .containsOnly(0);
    }

    private static Incident after(String what, String accepted) {
        return new Incident(what, accepted, List.of());
    }

    private static String cut(String document) {
        return document.substring(0, document.length() * 2 / 3);
    }

    /// Of so many entries the last ones stand under a programme of their own.
    private static Listed[] withProgramme(int count, int last) {
        return IntStream.range(0, count)
                .mapToObj(n -> n < count - last ? example(n) : example(n).under("ISN"))
                .toArray(Listed[]::new);
    }

    private static Listed[] withoutLast(int last, Listed... entries) {
        return Arrays.copyOf(entries, entries.length - last);
    }

    private static Listed[] remarked(int count, String remarks) {
        return Arrays.stream(examples(count))
                .map(e -> e.remarked(remarks + " (" + e.uid() + ")."))
                .toArray(Listed[]::new);
    }

    /// The first so many entries changed.
    private static Listed[] with(Listed[] entries, int first, Function<Listed, Listed> change) {
        Listed[] changed = entries.clone();
        for (int i = 0; i < Math.max(first, 1); i++) {
            changed[i] = change.apply(changed[i]);
        }
        return changed;
    }
}

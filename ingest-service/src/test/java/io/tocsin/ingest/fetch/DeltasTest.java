package io.tocsin.ingest.fetch;

import static io.tocsin.ingest.Desk.decide;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.SmallLists.delta;
import static io.tocsin.ingest.SmallLists.enhanced;
import static io.tocsin.ingest.SmallLists.entity;
import static io.tocsin.ingest.SmallLists.example;
import static io.tocsin.ingest.SmallLists.examples;
import static io.tocsin.ingest.SmallLists.modified;
import static io.tocsin.ingest.SmallLists.removed;
import static io.tocsin.ingest.SmallLists.xml;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.SmallLists.Listed;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.ofac.OfacList;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.SourceConfig.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A list and its deltas, as OFAC's list service has them.
@IngestTest
class DeltasTest {
    private static final String LIST = "/api/PublicationPreview/exports/SDN_ENHANCED.XML";

    /// The days of the story are of this year, whichever it is.
    private static final int YEAR = Year.now(ZoneId.of("America/New_York")).getValue();

    @Inject
    Look look;

    private HttpServer service;
    private final List<String> asked = new ArrayList<>();
    private final Map<Integer, String> publications = new LinkedHashMap<>();
    private final Map<String, String> answers = new LinkedHashMap<>();

    @BeforeEach
    void open() throws IOException {
        service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.createContext("/", this::answer);
        service.start();
    }

    @AfterEach
    void close() {
        service.stop(0);
    }

    @Test
    void aDeltaGivesItsEventsAtTheNextLook() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(3)));
        look(Duration.ofDays(1));
        publish(501, 15, entity(example(7), "action=\"add\""), removed(1002), gains(1001, "IRAN"));
        // When
        look(Duration.ofDays(1));
        // Then
        assertThat(events()).containsExactly("listed 1007", "delisted 1002", "amended 1001");
        var last = get("/v1/events?after=3");
        assertThat(last.getList("items.evidence.publicationId"))
                .isEqualTo(List.of(List.of("501"), List.of("501"), List.of("501")));
        assertThat(last.getString("items[0].times.publishedAt")).startsWith(day(15));
        assertThat(last.getList("items[2].changes.field")).isEqualTo(List.of("programmes"));
        assertThat(get("/v1/sources/ofac-sdn").getInt("designations")).isEqualTo(3);
        assertThat(asked).filteredOn(LIST::equals).hasSize(1);
    }

    @Test
    void everyDeltaIsTakenInOrderAndOnce() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(3)));
        publish(498, 12, removed(1000));
        publish(501, 15, gains(1001, "IRAN"));
        look(Duration.ofDays(1));
        publish(503, 16, loses(1001, "IRAN"));
        publish(502, 15, gains(1001, "SYRIA"));
        // When
        look(Duration.ofDays(1));
        look(Duration.ofDays(1));
        // Then
        assertThat(events()).containsExactly("amended 1001", "amended 1001", "amended 1001");
        assertThat(get("/v1/runs").getList("items.publicationId")).startsWith("503", "502", "501");
        assertThat(asked)
                .filteredOn(path -> path.matches("/changes/\\d+"))
                .containsExactly("/changes/501", "/changes/502", "/changes/503");
    }

    @Test
    void whatTheListOfTheSameDayContainsChangesNothing() throws InterruptedException {
        // Given
        list(enhanced(day(15), example(0).under("IRAN"), example(1)));
        publish(501, 15, modified(1000, """
                        <sanctionsPrograms><sanctionsProgram action="add">IRAN</sanctionsProgram>
                        <sanctionsProgram action="remove">NPWMD</sanctionsProgram></sanctionsPrograms>
                        """), entity(example(1), "action=\"add\""), removed(1002));
        // When
        look(Duration.ofDays(1));
        // Then
        assertThat(events()).isEmpty();
        assertThat(get("/v1/runs").getList("items.outcome")).isEqualTo(List.of("unchanged", "baseline"));
        assertThat(get("/v1/runs").getString("items[0].reason")).isNull();
    }

    @Test
    void aDeltaThatCannotBeHadStopsWhatFollows() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(3)));
        look(Duration.ofDays(1));
        publish(501, 15, gains(1000, "IRAN"));
        publish(502, 15, gains(1001, "IRAN"));
        publish(503, 15, gains(1002, "IRAN"));
        answers.put("/changes/502", "<html><body>Just a moment...</body></html>");
        // When
        look(Duration.ofDays(1));
        look(Duration.ofDays(1));
        List<String> meanwhile = events();
        String state = get("/v1/sources/ofac-sdn").getString("state");
        answers.remove("/changes/502");
        look(Duration.ofDays(1));
        // Then
        assertThat(meanwhile).containsExactly("amended 1000");
        assertThat(state).isEqualTo("failing");
        assertThat(events()).containsExactly("amended 1000", "amended 1001", "amended 1002");
        assertThat(get("/v1/sources/ofac-sdn").getString("state")).isNotEqualTo("failing");
        assertThat(get("/v1/runs").getList("items.outcome"))
                .as("the same page makes one run")
                .isEqualTo(List.of("published", "published", "rejected", "published", "baseline"));
    }

    @Test
    void aWholeListThatAgreesGivesNothing() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(3)));
        look(Duration.ZERO);
        publish(501, 15, entity(example(7), "action=\"add\""), removed(1002), gains(1001, "IRAN"));
        look(Duration.ofDays(1));
        int before = events().size();
        // When
        list(enhanced(
                day(16), example(0), example(1).under("NPWMD</sanctionsProgram><sanctionsProgram>IRAN"), example(7)));
        look(Duration.ZERO);
        // Then
        assertThat(events()).hasSize(before);
        assertThat(get("/v1/runs").getString("items[0].outcome")).isEqualTo("unchanged");
        assertThat(get("/v1/runs").getString("items[0].reason")).isNull();
    }

    @Test
    void aWholeListOlderThanTheDeltaTakesNothingBack() throws InterruptedException {
        // Given
        list(enhanced(day(15), examples(3)));
        look(Duration.ZERO);
        publish(501, 15, entity(example(7), "action=\"add\""), removed(1002), gains(1001, "IRAN"));
        look(Duration.ofDays(1));
        // When
        list(enhanced(day(15), examples(3)) + "<!-- made again -->");
        look(Duration.ZERO);
        // Then
        assertThat(events()).containsExactly("listed 1007", "delisted 1002", "amended 1001");
        assertThat(get("/v1/sources/ofac-sdn").getInt("designations")).isEqualTo(3);
    }

    @Test
    void aLaterWholeListRepairsWhatADeltaGotWrongAndSaysSo() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(3)));
        look(Duration.ZERO);
        publish(501, 15, entity(example(7), "action=\"add\""), removed(1002), gains(1001, "IRAN"));
        look(Duration.ofDays(1));
        list(enhanced(day(15), examples(3)) + "<!-- made again -->");
        look(Duration.ZERO);
        // When
        list(enhanced(day(16), examples(3)));
        look(Duration.ZERO);
        // Then
        assertThat(events())
                .containsExactly(
                        "listed 1007", "delisted 1002", "amended 1001", "amended 1001", "listed 1002", "delisted 1007");
        assertThat(get("/v1/runs").getString("items[0].reason"))
                .isEqualTo("repairs 3 entries that publication 501 got wrong: 1001, 1002, 1007");
        assertThat(get("/v1/sources/ofac-sdn").getInt("designations")).isEqualTo(3);
    }

    @Test
    void aPlainWholeListRepairsToo() throws InterruptedException {
        // Given
        post("ofac-sdn", xml(plainDay(14), examples(3)));
        look(Duration.ofDays(1));
        publish(501, 15, gains(1001, "IRAN"), names(1002, "EXAMPLE TRADING 2 LIMITED"));
        look(Duration.ofDays(1));
        int before = events().size();
        // When
        post("ofac-sdn", xml(plainDay(16), examples(3)));
        // Then
        assertThat(events().subList(before, events().size())).contains("amended 1001", "amended 1002");
        assertThat(get("/v1/runs").getString("items[0].reason")).contains("repairs 2 entries", "501", "1001, 1002");
    }

    @Test
    void whatDoesNotFitIsSaidAndTheWholeListIsAskedForAtTheNextLook() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(3)));
        look(Duration.ofDays(1));
        publish(
                501,
                15,
                gains(1999, "IRAN"),
                entity(example(1), "action=\"add\""),
                removed(1998),
                entity(example(2), ""),
                gains(1000, "IRAN"));
        look(Duration.ofDays(1));
        String reason = get("/v1/runs").getString("items[0].reason");
        long asked = this.asked.stream().filter(LIST::equals).count();
        // When
        look(Duration.ofDays(1));
        // Then
        assertThat(reason)
                .isEqualTo("3 entities of the delta did not fit the accepted list: 1001, 1998, 1999;"
                        + " 1 entity has no action");
        assertThat(events()).containsExactly("amended 1000");
        assertThat(this.asked.stream().filter(LIST::equals).count()).isEqualTo(asked + 1);
    }

    @Test
    void aDeltaThatTakesHalfTheListAwayIsHeldUntilSomebodyDecides() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(12)));
        look(Duration.ofDays(1));
        publish(501, 15, removed(1000), removed(1001), removed(1002), removed(1003), removed(1004), removed(1005));
        publish(502, 15, gains(1011, "IRAN"));
        look(Duration.ofDays(1));
        look(Duration.ofDays(1));
        List<String> held = events();
        String run = get("/v1/runs").getString("items[0].runId");
        assertThat(get("/v1/runs").getList("items.outcome")).isEqualTo(List.of("held", "baseline"));
        // When
        decide(run, "release").then().statusCode(200);
        look(Duration.ofDays(1));
        // Then
        assertThat(held).isEmpty();
        assertThat(events())
                .containsExactly(
                        "delisted 1000",
                        "delisted 1001",
                        "delisted 1002",
                        "delisted 1003",
                        "delisted 1004",
                        "delisted 1005",
                        "amended 1011");
    }

    @Test
    void aDeltaThatIsRefusedIsPassedOver() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(12)));
        look(Duration.ofDays(1));
        publish(501, 15, removed(1000), removed(1001), removed(1002), removed(1003), removed(1004), removed(1005));
        publish(502, 15, gains(1011, "IRAN"));
        look(Duration.ofDays(1));
        // When
        decide(get("/v1/runs").getString("items[0].runId"), "reject").then().statusCode(200);
        look(Duration.ofDays(1));
        // Then
        assertThat(events()).containsExactly("amended 1011");
    }

    @Test
    void aDeltaPostedByHandIsAppliedAndNotOnceMore() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(3)));
        look(Duration.ofDays(1));
        String delta = delta(day(15), gains(1001, "IRAN"));
        // When
        var run = post("ofac-sdn", delta);
        publications.put(501, delta);
        look(Duration.ofDays(1));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("published");
        assertThat(events()).containsExactly("amended 1001");
    }

    @Test
    void aBetterParserLeavesAloneWhatADeltaChanged() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(3)));
        look(Duration.ZERO);
        publish(501, 15, entity(example(7), "action=\"add\""), removed(1002), gains(1001, "IRAN"));
        look(Duration.ofDays(1));
        int before = events().size();
        // When
        list(enhanced(
                day(16), example(0), example(1).under("NPWMD</sanctionsProgram><sanctionsProgram>IRAN"), example(7)));
        look(Duration.ZERO, new OfacList("ofac-sdn", "us-ofac", OfacList.PARSER_VERSION + 1, ReadingLimits.DEFAULTS));
        // Then
        assertThat(get("/v1/events?limit=1000").getList("items")).hasSize(3 + before);
        assertThat(get("/v1/sources/ofac-sdn").getString("state")).isNotEqualTo("failing");
    }

    @Test
    void whatWasPublishedAtTheEndOfLastYearIsTakenToo() throws InterruptedException {
        // Given
        list(enhanced((YEAR - 1) + "-12-29", examples(3)));
        look(Duration.ofDays(1));
        answers.put("/changes/history/" + (YEAR - 1), """
                [{"publicationID": 489, "datePublished": "%1$d-12-20T10:30:00"},
                 {"publicationID": 490, "datePublished": "%1$d-12-30T10:30:00"}]
                """.formatted(YEAR - 1));
        publications.put(490, delta((YEAR - 1) + "-12-30", gains(1001, "IRAN")));
        answers.put(
                "/changes/history/" + YEAR,
                "[{\"publicationID\": 491, \"datePublished\": \"%s\"}]".formatted(day(3) + "T09:00:00-05:00"));
        publications.put(491, delta(day(3), gains(1002, "IRAN")));
        // When
        look(Duration.ofDays(1));
        // Then
        assertThat(events()).containsExactly("amended 1001", "amended 1002");
    }

    @Test
    void nothingIsAppliedBeforeTheFirstWholeList() throws InterruptedException {
        // Given
        answers.put(LIST, "<html><body>Just a moment...</body></html>");
        publish(501, 15, entity(example(7), "action=\"add\""));
        // When
        look(Duration.ofDays(1));
        // Then
        assertThat(get("/v1/events").getList("items")).isEmpty();
        assertThat(asked).containsOnly(LIST);
    }

    @Test
    void whoADeltaPutsBackIsNotDelistedWhenTheHeldRemovalsAreReleased() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(12)));
        look(Duration.ofDays(1));
        String held = post("ofac-sdn", enhanced(day(15), examples(5))).getString("runId");
        publish(501, 16, entity(example(7), "action=\"add\""), entity(example(8).under("IRAN"), "action=\"add\""));
        look(Duration.ofDays(1));
        List<String> meanwhile = events();
        // When
        decide(held, "release").then().statusCode(200);
        // Then
        assertThat(meanwhile).containsExactly("amended 1008");
        assertThat(get("/v1/runs?source=ofac-sdn").getList("items.reason"))
                .as("the delta fitted")
                .noneMatch(reason -> String.valueOf(reason).contains("did not fit"));
        assertThat(events())
                .containsExactly(
                        "amended 1008",
                        "delisted 1005",
                        "delisted 1006",
                        "delisted 1009",
                        "delisted 1010",
                        "delisted 1011");
        assertThat(get("/v1/sources/ofac-sdn").getInt("designations")).isEqualTo(7);
    }

    @Test
    void whatALaterDeltaSaidIsNotUndoneByAnEarlierOne() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(3)));
        look(Duration.ofDays(1));
        post("ofac-sdn", delta(day(16), gains(1001, "IRAN"), removed(1002), entity(example(7), "action=\"add\"")));
        publish(501, 15, removed(1001), entity(example(2), "action=\"add\""), removed(1007), gains(1000, "IRAN"));
        // When
        look(Duration.ofDays(1));
        // Then
        assertThat(events()).containsExactly("amended 1001", "delisted 1002", "listed 1007", "amended 1000");
        assertThat(get("/v1/runs").getString("items[0].reason"))
                .isEqualTo("3 entities of the delta did not fit the accepted list: 1001, 1002, 1007");
    }

    @Test
    void aDeltaPostedWhileAnEarlierOneWaitsIsRefusedAndTakenInItsTurn() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(12)));
        look(Duration.ofDays(1));
        publish(501, 15, removed(1000), removed(1001), removed(1002), removed(1003), removed(1004), removed(1005));
        look(Duration.ofDays(1));
        String held = get("/v1/runs").getString("items[0].runId");
        String later = delta(day(16), entity(example(0), "action=\"add\""));
        // When
        var refused = post("ofac-sdn", later);
        decide(held, "release").then().statusCode(200);
        publications.put(502, later);
        look(Duration.ofDays(1));
        // Then
        assertThat(refused.getString("outcome")).isEqualTo("rejected");
        assertThat(refused.getString("reason")).startsWith("order: ").contains(held);
        assertThat(events())
                .containsExactly(
                        "delisted 1000",
                        "delisted 1001",
                        "delisted 1002",
                        "delisted 1003",
                        "delisted 1004",
                        "delisted 1005",
                        "listed 1000");
    }

    @Test
    void aDeltaThatMayHaveRenumberedAnEntryIsHeld() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(3)));
        look(Duration.ofDays(1));
        publish(501, 15, removed(1001), entity(renumbered(1, 2001), "action=\"add\""), removed(1002));
        // When
        look(Duration.ofDays(1));
        // Then
        assertThat(events()).isEmpty();
        assertThat(get("/v1/runs").getString("items[0].outcome")).isEqualTo("held");
        assertThat(get("/v1/runs").getString("items[0].reason")).startsWith("rekey-doubt: 1001");
    }

    @Test
    void theWholeListIsAskedForUntilItIsAsNewAsTheDeltaThatDidNotFit() throws InterruptedException {
        // Given
        list(enhanced(day(14), examples(3)));
        look(Duration.ofDays(1));
        publish(501, 15, removed(1999));
        look(Duration.ofDays(1));
        look(Duration.ofDays(1));
        long whileOld = timesListAsked();
        // When
        list(enhanced(day(15), examples(3)));
        look(Duration.ofDays(1));
        long onceNew = timesListAsked();
        look(Duration.ofDays(1));
        // Then
        assertThat(onceNew).isEqualTo(whileOld + 1);
        assertThat(timesListAsked()).isEqualTo(onceNew);
    }

    private long timesListAsked() {
        return asked.stream().filter(LIST::equals).count();
    }

    private static Listed renumbered(int n, int uid) {
        return new Listed(uid, example(n).name(), example(n).programme(), "");
    }

    private static String moves(int uid, String from, String to) {
        return modified(uid, """
                <sanctionsPrograms><sanctionsProgram action="add">%s</sanctionsProgram>
                <sanctionsProgram action="remove">%s</sanctionsProgram></sanctionsPrograms>
                """.formatted(to, from));
    }

    private static String gains(int uid, String programme) {
        return modified(
                uid,
                "<sanctionsPrograms><sanctionsProgram action=\"add\">%s</sanctionsProgram></sanctionsPrograms>"
                        .formatted(programme));
    }

    private static String loses(int uid, String programme) {
        return modified(
                uid,
                "<sanctionsPrograms><sanctionsProgram action=\"remove\">%s</sanctionsProgram></sanctionsPrograms>"
                        .formatted(programme));
    }

    private static String names(int uid, String name) {
        return modified(uid, """
                <names><name id="3" action="modify"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality>
                <translations><translation id="4"><isPrimary>true</isPrimary><script refId="20122">Latin</script>
                <formattedFullName>%s</formattedFullName></translation></translations></name></names>
                """.formatted(name));
    }

    /// Type and reference of every event that is no baseline.
    private static List<String> events() {
        List<Map<String, Object>> items = get("/v1/events?limit=1000").getList("items");
        return items.stream()
                .filter(event -> !Boolean.TRUE.equals(event.get("baseline")))
                .map(event -> event.get("type").toString().replace("designation.", "") + " "
                        + ((Map<?, ?>) event.get("designation")).get("reference"))
                .toList();
    }

    private static String day(int day) {
        return "%d-01-%02d".formatted(YEAR, day);
    }

    private static String plainDay(int day) {
        return "01/%02d/%d".formatted(day, YEAR);
    }

    private void list(String document) {
        answers.put(LIST, document);
    }

    private void publish(int publication, int day, String... entities) {
        publications.put(publication, delta(day(day), entities));
    }

    private void look(Duration wholeEvery) throws InterruptedException {
        look(wholeEvery, OfacList.of("ofac-sdn", "us-ofac"));
    }

    private void look(Duration wholeEvery, OfacList list) throws InterruptedException {
        look.at(
                new ListSource(
                        "ofac-sdn",
                        "us-ofac",
                        "the list service",
                        list.formats(),
                        list.deltas(1000),
                        list.channel(wholeEvery)),
                new At(URI.create("http://127.0.0.1:" + service.getAddress().getPort() + LIST)));
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        String body = answers.get(path);
        if (body == null && path.equals("/changes/history/" + YEAR)) {
            body = publications.entrySet().stream()
                    .map(one -> "{\"publicationID\": %d, \"datePublished\": \"%sT10:30:00.123\"}"
                            .formatted(one.getKey(), dayOf(one.getValue())))
                    .collect(Collectors.joining(", ", "[", "]"));
        } else if (body == null && path.startsWith("/changes/history/")) {
            body = "[]";
        } else if (body == null) {
            body = Stream.of(path)
                    .filter(one -> one.matches("/changes/\\d+"))
                    .map(one -> publications.get(Integer.parseInt(one.substring("/changes/".length()))))
                    .findFirst()
                    .orElse(null);
        }
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String dayOf(String delta) {
        int at = delta.indexOf("<datePublished>") + "<datePublished>".length();
        return delta.substring(at, at + 10);
    }

    private record At(URI address) implements Settings {
        @Override
        public Optional<URI> url() {
            return Optional.of(address);
        }

        @Override
        public boolean watch() {
            return true;
        }

        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public Optional<Duration> staleAfter() {
            return Optional.of(Duration.ofDays(1));
        }

        @Override
        public int floor() {
            return 1;
        }

        @Override
        public Optional<List<String>> hosts() {
            return Optional.empty();
        }
    }
}

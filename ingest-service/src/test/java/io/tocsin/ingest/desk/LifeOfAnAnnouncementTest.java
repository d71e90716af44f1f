package io.tocsin.ingest.desk;

import static io.tocsin.ingest.Desk.announce;
import static io.tocsin.ingest.Desk.counts;
import static io.tocsin.ingest.Desk.decide;
import static io.tocsin.ingest.Desk.eventsAfter;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.operator;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.examples;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.tocsin.ingest.ExampleGazette;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.Shared;
import io.tocsin.ingest.SmallLists.Listed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What becomes of an announcement when the list speaks, or was faster, or says otherwise.
@IngestTest
class LifeOfAnAnnouncementTest {
    private static final String AT = "2024-12-18T17:00:00Z";
    private static final String URL = "https://www.state.gov/example-statement/";
    private static final String STATEMENT = """
            Today the Department of State is designating Example Institute of Automation for Machine Building \
            Industry and Granexample Company Limited pursuant to Executive Order (E.O.) 13382 Section 1(a)(ii).
            """;
    private static final String MISSILES = "The Department of State is imposing sanctions on Granexample Company"
            + " Limited pursuant to section 73 of the Arms Export Control Act.";
    private static final String REMOVAL =
            "The Department of State has removed Granexample Company Limited from the SDN List.";
    private static final Listed INSTITUTE =
            new Listed(52_001, "EXAMPLE INSTITUTE OF AUTOMATION FOR MACHINERY INDUSTRY CO. LTD.", "NPWMD", "");
    private static final Listed GRANEXAMPLE = new Listed(52_002, "GRANEXAMPLE CO. LTD.", "NPWMD", "");
    private static final Listed UNRELATED = new Listed(52_003, "BAYSIDE EXPORTERS LLC", "NPWMD", "");

    @Test
    void anEntryThatNamesThePartyInOtherWordsConfirmsTheAnnouncementWithBothDocuments() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        JsonPath statement = announce("us-state", URL, AT, STATEMENT);
        // When
        JsonPath run = post("ofac-sdn", csv(with(INSTITUTE, GRANEXAMPLE, UNRELATED)));
        // Then
        assertThat(counts(run)).containsExactly(3, 0, 0);
        assertThat(run.getInt("lastSequence") - run.getInt("firstSequence") + 1).isEqualTo(5);
        List<Map<String, Object>> events = eventsAfter(run.getLong("firstSequence") - 1);
        assertThat(types(events)).containsExactly("listed", "listed", "listed", "confirmed", "confirmed");
        assertThat(rels(events.getFirst())).containsExactly("confirms");
        assertThat(rels(events.get(2))).isEmpty();
        JsonPath confirmed = confirmed("us-state:2024-12-18-granexample-company-limited");
        assertThat(confirmed.getString("source")).isEqualTo("us-state");
        assertThat(confirmed.getString("designation.status")).isEqualTo("confirmed");
        assertThat(confirmed.getString("links[0].designationId")).isEqualTo("ofac-sdn:52002");
        assertThat(confirmed.getLong("links[0].sequence")).isEqualTo(run.getLong("firstSequence") + 1);
        assertThat(confirmed.getString("links[0].explanation")).contains("NPWMD stands for E.O. 13382");
        assertThat(confirmed.getString("times.announcedAt")).isEqualTo(AT);
        assertThat(confirmed.getList("evidence.sha256"))
                .containsExactly(statement.getString("documentSha256"), run.getString("documentSha256"));
    }

    @Test
    void theFirstSnapshotOfAListConfirmsToo() {
        // Given
        announce("us-state", URL, AT, STATEMENT);
        // When
        JsonPath run = post("ofac-sdn", csv(with(INSTITUTE, GRANEXAMPLE)));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("baseline");
        assertThat(run.getInt("listed")).isEqualTo(22);
        assertThat(types(eventsAfter(24))).containsExactly("confirmed", "confirmed");
    }

    @Test
    void anEntryUnderAnotherOrderConfirmsNothingAndTheRunSaysSo() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        announce("us-state", URL, AT, STATEMENT);
        // When
        JsonPath run = post("ofac-sdn", csv(with(GRANEXAMPLE.under("SDGT"))));
        // Then
        assertThat(types(eventsAfter(22))).containsExactly("listed");
        assertThat(run.getString("reason")).contains("it stands under SDGT, not E.O. 13382");
    }

    @Test
    void twoEntriesThatAreEquallyLikelyConfirmNothingAndTheRunSaysSo() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        announce("us-state", URL, AT, STATEMENT);
        Listed twin = new Listed(52_009, GRANEXAMPLE.name(), "NPWMD", "");
        // When
        JsonPath run = post("ofac-sdn", csv(with(GRANEXAMPLE, twin)));
        // Then
        assertThat(types(eventsAfter(22))).containsExactly("listed", "listed");
        assertThat(run.getString("reason")).contains("could be several entries").contains("ofac-sdn:52009");
    }

    @Test
    void aPartyThatIsListedAlreadyIsMatchedWhenAnnouncedAndConfirmedByItsAmendment() {
        // Given
        post("ofac-sdn", csv(with(GRANEXAMPLE.under("BELARUS-EO14038"))));
        // When
        announce("us-state", URL, AT, STATEMENT);
        JsonPath run = post("ofac-sdn", csv(with(GRANEXAMPLE.under("NPWMD] [BELARUS-EO14038"))));
        // Then
        JsonPath announced = event("designation.announced", "us-state:2024-12-18-granexample-company-limited");
        assertThat(announced.getString("links[0].rel")).isEqualTo("announcedBy");
        assertThat(announced.getString("links[0].designationId")).isEqualTo("ofac-sdn:52002");
        assertThat(counts(run)).containsExactly(0, 0, 1);
        JsonPath confirmed = confirmed("us-state:2024-12-18-granexample-company-limited");
        assertThat(confirmed.getLong("links[0].sequence")).isEqualTo(run.getLong("firstSequence"));
        assertThat(confirmed.getInt("designation.revision")).isEqualTo(2);
    }

    @Test
    void whereTheListWasFasterThePartyIsAnnouncedAndConfirmedInTheSameRun() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        JsonPath list = published("ofac-sdn", "2024-12-18T15:00:00Z", csv(with(INSTITUTE, GRANEXAMPLE)));
        // When
        JsonPath run = announce("us-state", URL, AT, STATEMENT);
        // Then
        assertThat(run.getInt("announced")).isEqualTo(2);
        assertThat(types(eventsAfter(22))).containsExactly("announced", "announced", "confirmed", "confirmed");
        JsonPath confirmed = confirmed("us-state:2024-12-18-granexample-company-limited");
        assertThat(confirmed.getString("run.id")).isEqualTo(run.getString("runId"));
        assertThat(confirmed.getList("evidence.sha256"))
                .containsExactly(list.getString("documentSha256"), run.getString("documentSha256"));
    }

    @Test
    void anOldEntryOfANamesakeUnderTheSameOrderConfirmsNothingBeforeTheListChanges() {
        // Given
        post("ofac-sdn", csv(with(GRANEXAMPLE)));
        // When
        announce("us-state", URL, AT, STATEMENT);
        // Then
        assertThat(types(eventsAfter(21))).containsExactly("announced", "announced");
        assertThat(event("designation.announced", "us-state:2024-12-18-granexample-company-limited")
                        .getString("links[0].designationId"))
                .isEqualTo("ofac-sdn:52002");
    }

    @Test
    void aListingOfAnotherYearConfirmsNothingAtOnce() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        published("ofac-sdn", "2018-03-01T15:00:00Z", csv(with(GRANEXAMPLE)));
        // When
        announce("us-state", URL, AT, STATEMENT);
        // Then
        assertThat(types(eventsAfter(21))).containsExactly("announced", "announced");
    }

    @Test
    void aDelistingOfAnotherYearConfirmsNoAnnouncedDelisting() {
        // Given
        post("ofac-cons", csv(with(GRANEXAMPLE)));
        published("ofac-cons", "2018-03-01T15:00:00Z", csv(examples(20)));
        // When
        announce("us-state", URL, AT, REMOVAL);
        // Then
        assertThat(types(eventsAfter(22))).containsExactly("announced");
    }

    @Test
    void whereTheDelistingWasFasterItConfirmsTheAnnouncedDelistingInTheSameRun() {
        // Given
        post("ofac-sdn", csv(with(GRANEXAMPLE)));
        published("ofac-sdn", "2024-12-18T15:00:00Z", csv(examples(20)));
        // When
        announce("us-state", URL, AT, REMOVAL);
        // Then
        assertThat(types(eventsAfter(22))).containsExactly("announced", "confirmed");
    }

    @Test
    void anotherRemarkInTheEntryOfAPartyThatWasListedAlreadyConfirmsNoDesignation() {
        // Given
        post("ofac-sdn", csv(with(GRANEXAMPLE)));
        announce("us-state", URL, AT, STATEMENT);
        // When
        JsonPath run = post("ofac-sdn", csv(with(GRANEXAMPLE.remarked("Organization Established Date 2001."))));
        // Then
        assertThat(types(eventsAfter(run.getLong("firstSequence") - 1))).containsExactly("amended");
    }

    @Test
    void anAnnouncedDelistingIsConfirmedByTheDelisting() {
        // Given
        post("ofac-sdn", csv(with(GRANEXAMPLE)));
        announce(
                "us-state",
                URL,
                AT,
                "The Department of State has removed Granexample Company Limited from the SDN List.");
        // When
        JsonPath run = post("ofac-sdn", csv(examples(20)));
        // Then
        assertThat(counts(run)).containsExactly(0, 1, 0);
        assertThat(types(eventsAfter(run.getLong("firstSequence") - 1))).containsExactly("delisted", "confirmed");
    }

    @Test
    void theRemovalOfTheEntryWhoseChangeWasAnnouncedContradicts() {
        // Given
        post("ofac-sdn", csv(with(GRANEXAMPLE.under("BELARUS-EO14038"))));
        announce("us-state", URL, AT, STATEMENT);
        // When
        JsonPath run = post("ofac-sdn", csv(examples(20)));
        // Then
        List<Map<String, Object>> events = eventsAfter(run.getLong("firstSequence") - 1);
        assertThat(types(events)).containsExactly("delisted", "contradicted");
        assertThat(event("designation.contradicted", "us-state:2024-12-18-granexample-company-limited")
                        .getString("designation.status"))
                .isEqualTo("contradicted");
    }

    @Test
    void aLaterTextThatTakesTheDesignationBackContradicts() {
        // Given
        announce("us-state", URL, AT, STATEMENT);
        // When
        announce(
                "us-state",
                URL + "correction/",
                "2024-12-19T17:00:00Z",
                "The Department of State has removed Granexample Company Limited from the SDN List.");
        // Then
        assertThat(types(eventsAfter(2))).containsExactly("announced", "contradicted");
    }

    @Test
    void aWithdrawalOfWhatAListConfirmedTakesTheAnnouncedPartiesBackAlone() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        String runId = announce("us-state", URL, AT, STATEMENT).getString("runId");
        JsonPath list = post("ofac-sdn", csv(with(INSTITUTE, GRANEXAMPLE)));
        // When
        decide(runId, "withdraw").then().statusCode(200);
        // Then
        List<Map<String, Object>> events = eventsAfter(list.getLong("lastSequence"));
        assertThat(types(events)).containsExactly("withdrawn", "withdrawn");
        assertThat(get("/v1/sources/ofac-sdn").getInt("designations")).isEqualTo(22);
        assertThat(get("/v1/sources/us-state").getInt("designations")).isZero();
    }

    @Test
    void whatWasWithdrawnIsNeverConfirmed() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        decide(announce("us-state", URL, AT, STATEMENT).getString("runId"), "withdraw");
        // When
        JsonPath run = post("ofac-sdn", csv(with(INSTITUTE, GRANEXAMPLE)));
        // Then
        assertThat(types(eventsAfter(run.getLong("firstSequence") - 1))).containsExactly("listed", "listed");
    }

    @Test
    void missileSanctionsAreConfirmedByTheirNoticeInTheGazetteWithBothDocuments() {
        // Given
        JsonPath statement = announce("us-state", URL, AT, MISSILES);
        // When
        JsonPath notice = announce(
                ExampleGazette.ID, "https://gazette.example/1", "2025-01-10T09:00:00Z", "Public notice. " + MISSILES);
        // Then
        assertThat(types(eventsAfter(1))).containsExactly("announced", "confirmed", "confirmed");
        JsonPath confirmed = confirmed("us-state:2024-12-18-granexample-company-limited");
        assertThat(confirmed.getString("links[0].designationId"))
                .startsWith(ExampleGazette.ID + ":")
                .endsWith("-granexample-company-limited");
        assertThat(confirmed.getList("evidence.sha256"))
                .containsExactly(statement.getString("documentSha256"), notice.getString("documentSha256"));
    }

    @Test
    void whatTheGazetteItselfPrintsUnderAnActThatFeedsNoListIsConfirmedAtOnce() {
        // When
        announce(ExampleGazette.ID, "https://gazette.example/1", "2025-01-10T09:00:00Z", MISSILES);
        // Then
        assertThat(types(eventsAfter(0))).containsExactly("announced", "confirmed");
    }

    @Test
    void theLagFromAnnouncementToListIsMeasuredForBothSourcesAndAsAMetric() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        announce("us-state", URL, AT, STATEMENT);
        // When
        operator()
                .contentType("application/octet-stream")
                .body(csv(with(INSTITUTE, GRANEXAMPLE)).getBytes(StandardCharsets.UTF_8))
                .post("/v1/sources/ofac-sdn/documents?publishedAt=2024-12-18T18:30:00Z")
                .then()
                .statusCode(200);
        // Then
        assertThat(Stream.of("us-state", "ofac-sdn").map(source -> get("/v1/sources/" + source)))
                .allSatisfy(source -> {
                    assertThat(source.getInt("lag.count")).isEqualTo(2);
                    assertThat(source.getLong("lag.medianSeconds")).isEqualTo(5_400);
                    assertThat(source.getLong("lag.maxSeconds")).isEqualTo(5_400);
                });
        assertThat(get("/v1/sources/ofac-cons").getInt("lag.count")).isZero();
        assertThat(operator().get("/q/metrics").asString())
                .contains("tocsin_announcement_lag_seconds_count{authority=\"us-state\"");
    }

    @Test
    void theStoryOfDecember2024GoesFromStatementToList() {
        // Given
        String statement = new String(
                Shared.bytes("data/announcements/01_state_2024-12-18_press_statement_pakistan.txt"),
                StandardCharsets.UTF_8);
        post("ofac-sdn", Shared.bytes("data/ofac/sdn_2024-05-03.csv"));
        announce("us-state", URL, AT, statement);
        String list = new String(Shared.bytes("data/ofac/sdn_2024-05-03.csv"), StandardCharsets.US_ASCII)
                .replace("\u001a", "");
        String four = csv(
                new Listed(52_049, "NATIONAL DEVELOPMENT COMPLEX", "NPWMD", ""),
                new Listed(52_051, "AKHTAR AND SONS PRIVATE LIMITED", "NPWMD", ""),
                new Listed(52_052, "AFFILIATES INTERNATIONAL", "NPWMD", ""),
                new Listed(52_053, "ROCKSIDE ENTERPRISE", "NPWMD", ""));
        // When
        JsonPath run = post("ofac-sdn", list + four);
        // Then
        assertThat(counts(run)).containsExactly(4, 0, 0);
        assertThat(types(eventsAfter(run.getLong("firstSequence") - 1)))
                .containsExactly(
                        "listed", "listed", "listed", "listed", "confirmed", "confirmed", "confirmed", "confirmed");
        assertThat(eventsAfter(run.getLong("firstSequence") + 3))
                .allSatisfy(event -> assertThat(score(event)).isEqualTo(1.0));
    }

    @Test
    void theStoryOfApril2024ConfirmsThreeByListingAndOneByAmendment() {
        // Given
        post("ofac-sdn", Shared.bytes("data/ofac/sdn_2024-04-18.csv"));
        announce("us-state", URL, "2024-04-19T14:00:00Z", """
                The Department of State is designating four entities pursuant to Executive Order (E.O.) 13382.

                Xi'an Longde Technology Development Company Limited, Tianjin Creative Source International Trade Co \
                Ltd, Granpect Company Limited and Minsk Wheel Tractor Plant are being designated pursuant to \
                E.O. 13382 Section 1(a)(ii).
                """);
        // When
        JsonPath run = post("ofac-sdn", Shared.bytes("data/ofac/sdn_2024-04-19.csv"));
        // Then
        assertThat(counts(run)).containsExactly(6, 0, 1);
        List<Map<String, Object>> events = eventsAfter(run.getLong("firstSequence") - 1);
        Map<String, List<String>> confirming = events.stream()
                .filter(event -> rels(event).contains("confirms"))
                .collect(Collectors.groupingBy(
                        event -> event.get("type").toString(),
                        Collectors.mapping(LifeOfAnAnnouncementTest::id, Collectors.toList())));
        assertThat(confirming.get("designation.listed"))
                .containsExactlyInAnyOrder("ofac-sdn:48620", "ofac-sdn:48621", "ofac-sdn:48622");
        assertThat(confirming.get("designation.amended")).containsExactly("ofac-sdn:34769");
        assertThat(types(events).stream().filter("confirmed"::equals)).hasSize(4);
    }

    private static JsonPath published(String source, String at, String document) {
        return operator()
                .contentType("application/octet-stream")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .post("/v1/sources/" + source + "/documents?publishedAt=" + at)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Listed[] with(Listed... more) {
        return Stream.concat(Stream.of(examples(20)), Stream.of(more)).toArray(Listed[]::new);
    }

    private static List<String> types(List<Map<String, Object>> events) {
        return events.stream()
                .map(event -> event.get("type").toString().replace("designation.", ""))
                .toList();
    }

    private static String id(Map<String, Object> event) {
        return ((Map<?, ?>) event.get("designation")).get("id").toString();
    }

    private static List<String> rels(Map<String, Object> event) {
        return ((List<?>) event.get("links"))
                .stream().map(link -> ((Map<?, ?>) link).get("rel").toString()).toList();
    }

    private static double score(Map<String, Object> event) {
        return ((Number) ((Map<?, ?>) ((List<?>) event.get("links")).getFirst()).get("score")).doubleValue();
    }

    private static JsonPath confirmed(String id) {
        return event("designation.confirmed", id);
    }

    /// The event of a type about a designation; there must be one.
    private static JsonPath event(String type, String id) {
        List<Map<String, Object>> found =
                get("/v1/events?source=us-state&limit=1000").getList("items");
        List<Map<String, Object>> of = found.stream()
                .filter(event -> event.get("type").equals(type) && id(event).equals(id))
                .toList();
        assertThat(of).hasSize(1);
        try {
            return JsonPath.from(io.tocsin.designation.DesignationJson.MAPPER.writeValueAsString(of.getFirst()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

package io.tocsin.ingest.desk;

import static io.tocsin.ingest.Desk.announce;
import static io.tocsin.ingest.Desk.decide;
import static io.tocsin.ingest.Desk.eventsAfter;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.operator;
import static io.tocsin.ingest.Desk.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.Shared;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of an announcement that is posted.
@IngestTest
class AnnouncementsTest {
    private static final String STATEMENT = """
            The United States is designating two entities pursuant to Executive Order (E.O.) 13382, which targets \
            proliferators of weapons of mass destruction and their means of delivery.

            Pakistan's Example Aerospace Complex and Example Trading Private Limited are being designated pursuant to \
            E.O. 13382 Section 1(a)(ii) for having engaged in activities that have materially contributed to the \
            proliferation of weapons of mass destruction.
            """;
    private static final String SECOND_TEXT = STATEMENT.replace("Today", "On December 18, 2024,")
            + "\nThe Department of State also published a list of the items concerned.\n";
    private static final String URL = "https://www.state.gov/example-statement/";
    private static final String AT = "2024-12-18T17:00:00Z";

    @Test
    void everyPartyOfAnOfficialStatementIsAnnouncedOnce() {
        // When
        JsonPath run = announce("us-state", URL, AT, STATEMENT);
        // Then
        assertThat(run.getString("outcome")).isEqualTo("published");
        assertThat(run.getList("designations.name"))
                .containsExactlyInAnyOrder("Example Aerospace Complex", "Example Trading Private Limited");
        JsonPath events = get("/v1/events");
        assertThat(events.getList("items.type"))
                .containsOnly("designation.announced")
                .hasSize(2);
        assertThat(events.getList("items.action")).containsOnly("designate");
        assertThat(events.getList("items.designation.id"))
                .containsExactlyInAnyOrder(
                        "us-state:2024-12-18-example-aerospace-complex",
                        "us-state:2024-12-18-example-trading-private-limited");
        assertThat(events.getList("items.designation.legalBases.flatten().section"))
                .containsOnly("1(a)(ii)");
        assertThat(events.getString("items[0].times.announcedAt")).isEqualTo(AT);
        assertThat(events.getString("items[0].evidence[0].url")).isEqualTo(URL);
    }

    @Test
    void aSecondTextAboutTheSameActAddsEvidenceAndNoSecondAlert() {
        // Given
        announce("us-state", URL, AT, STATEMENT);
        // When
        JsonPath run = announce("us-state", URL + "fact-sheet/", AT, SECOND_TEXT);
        // Then
        assertThat(run.getInt("announced")).isZero();
        assertThat(run.getInt("restated")).isEqualTo(2);
        assertThat(eventsAfter(2)).allSatisfy(event -> {
            assertThat(event).containsEntry("type", "designation.restated").containsEntry("baseline", true);
            assertThat(((Map<?, ?>) ((List<?>) event.get("evidence")).getFirst()).get("url"))
                    .isEqualTo(URL + "fact-sheet/");
        });
    }

    @Test
    void theSameTextAgainIsNothing() {
        // Given
        announce("us-state", URL, AT, STATEMENT);
        // When
        JsonPath run = announce("us-state", URL, AT, STATEMENT);
        // Then
        assertThat(run.getString("outcome")).isEqualTo("unchanged");
        assertThat(get("/v1/digest").getInt("sequence")).isEqualTo(2);
    }

    @Test
    void aPreviewShowsWhatWouldBeReadAndPublishesNothing() {
        // When
        JsonPath preview = operator()
                .contentType("application/json")
                .body(Map.of("publisher", "us-state", "url", URL, "publishedAt", AT, "text", STATEMENT))
                .post("/v1/announcements?preview=true")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // Then
        assertThat(preview.getList("designations")).hasSize(2);
        assertThat(preview.getString("runId")).isNull();
        assertThat(get("/v1/digest").getInt("sequence")).isZero();
        assertThat(get("/v1/runs").getList("items")).isEmpty();
    }

    @Test
    void theSameWordsInThePressAreALead() {
        // When
        announce("press", "https://news.example/sanctions", AT, STATEMENT);
        // Then
        JsonPath events = get("/v1/events");
        assertThat(events.getList("items.type"))
                .containsOnly("designation.reported")
                .hasSize(2);
        assertThat(events.getList("items.designation.status")).containsOnly("reported");
    }

    @Test
    void aWithdrawalTakesEveryPartyBackAndTheTextMayBeReadAnew() {
        // Given
        String runId = announce("us-state", URL, AT, STATEMENT).getString("runId");
        // When
        decide(runId, "withdraw").then().statusCode(200);
        // Then
        assertThat(eventsAfter(2)).hasSize(2).allSatisfy(event -> {
            assertThat(event).containsEntry("type", "designation.withdrawn");
            assertThat(((Map<?, ?>) event.get("designation")).get("revision")).isEqualTo(2);
            assertThat(((Map<?, ?>) ((List<?>) event.get("links")).getFirst()).get("rel"))
                    .isEqualTo("withdraws");
        });
        assertThat(get("/v1/sources/us-state").getInt("designations")).isZero();
        decide(runId, "withdraw").then().statusCode(409);
        assertThat(announce("us-state", URL, AT, STATEMENT).getInt("announced")).isEqualTo(2);
    }

    @Test
    void anHtmlPagePostedAsADocumentIsRead() {
        // When
        JsonPath run = post(
                "us-state",
                "<html><body><nav>Menu</nav><p>" + STATEMENT.replace("\n\n", "</p><p>") + "</p></body></html>");
        // Then
        assertThat(run.getList("designations.name")).hasSize(2);
    }

    @Test
    void theArticleOfTheSeedReportsItsFourAndNothingElse() {
        // Given
        String article = new String(Shared.bytes("seeds/000_1d4e4d9509f8fd29.txt"), StandardCharsets.UTF_8);
        // When
        JsonPath run = announce("press", "https://news.example/article", "2024-12-20T00:00:00Z", article);
        // Then
        assertThat(run.getList("designations.name"))
                .containsExactlyInAnyOrder(
                        "National Development Complex",
                        "Affiliates International",
                        "Akhtar and Sons Private Limited",
                        "Rockside Enterprise");
        assertThat(run.getList("designations.legalBases.flatten().instrument")).containsOnly("E.O. 13382");
        assertThat(run.getList("designations.legalBases.flatten().section")).containsOnly("1(a)(ii)");
        assertThat(get("/v1/events").getList("items.type"))
                .containsOnly("designation.reported")
                .hasSize(4);
    }

    @Test
    void theStatementOfDecember2024AnnouncesItsFourAndTheFactSheetAddsEvidence() {
        // Given
        String statement = text("data/announcements/01_state_2024-12-18_press_statement_pakistan.txt");
        String factSheet = text("data/announcements/02_state_2024-12-18_fact_sheet_pakistan.txt");
        // When
        JsonPath announced = announce("us-state", URL, AT, statement);
        JsonPath restated = announce("us-state", URL + "fact-sheet/", AT, factSheet);
        // Then
        assertThat(announced.getInt("announced")).isEqualTo(4);
        assertThat(restated.getInt("announced")).isZero();
        assertThat(restated.getInt("restated")).isEqualTo(4);
    }

    @Test
    void theStatementOfOctober2023AnnouncesItsThree() {
        // When
        JsonPath run = announce(
                "us-state",
                URL,
                "2023-10-20T17:00:00Z",
                text("data/announcements/04_state_2023-10-20_press_statement_three_prc.txt"));
        // Then
        assertThat(run.getInt("announced")).isEqualTo(3);
        assertThat(run.getList("designations.country")).containsOnly("CN");
    }

    private static String text(String file) {
        return new String(Shared.bytes(file), StandardCharsets.UTF_8);
    }
}

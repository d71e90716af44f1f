package io.tocsin.ingest.fetch;

import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.source.Catalogue;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How the announcement sources are looked at, each at a played authority in the shape of the real one.
@IngestTest
class ChannelsTest {
    @Inject
    Look look;

    @Inject
    Catalogue catalogue;

    private PlayedAuthority authority;

    @BeforeEach
    void open() throws IOException {
        authority = new PlayedAuthority();
    }

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void eachDocumentOfTheRegisterIsReadOnceAndByItsAgency() throws InterruptedException {
        // Given
        theRegister();
        // When
        lookAt("us-fr", "/api/v1/documents.json");
        lookAt("us-fr", "/api/v1/documents.json");
        // Then
        JsonPath events = get("/v1/events");
        assertThat(events.getList("items.designation.id"))
                .isEqualTo(List.of(
                        "us-fr:2024-12-18-example-alloys-co-ltd",
                        "us-fr:2024-12-18-example-alloys-co-ltd",
                        "us-fr:2024-12-19-sample-front"));
        // The first act feeds no list: the gazette's own word confirms it.
        assertThat(events.getList("items.type"))
                .isEqualTo(List.of("designation.announced", "designation.confirmed", "designation.announced"));
        assertThat(events.getList("items.designation.authority")).containsOnly("us-state");
        assertThat(events.getString("items[0].evidence[0].publicationId")).isEqualTo("2024-30001");
        assertThat(events.getString("items[0].evidence[0].url")).endsWith("/documents/2024/12/20/2024-30001");
        assertThat(authority.asked().stream().filter(path -> path.startsWith("/text/")))
                .containsExactly("/text/2024-30001.txt", "/text/2024-30009.txt");
        assertThat(get("/v1/sources/us-fr").getString("reason")).isNull();
        assertThat(text(events.getString("items[0].evidence[0].sha256")))
                .contains("(e-mail address)")
                .doesNotContain("cfemail", "protected");
    }

    @Test
    void oneDocumentThatCannotBeReadStopsNoOtherAndIsAskedForFirstNextTime() throws InterruptedException {
        // Given
        theRegister();
        authority.gone("/text/2024-30001.txt");
        // When
        lookAt("us-fr", "/api/v1/documents.json");
        String reason = get("/v1/sources/us-fr").getString("reason");
        theRegister();
        lookAt("us-fr", "/api/v1/documents.json");
        // Then
        assertThat(reason).contains("2024-30001", "404");
        assertThat(get("/v1/events").getList("items.designation.id"))
                .isEqualTo(List.of(
                        "us-fr:2024-12-19-sample-front",
                        "us-fr:2024-12-18-example-alloys-co-ltd",
                        "us-fr:2024-12-18-example-alloys-co-ltd"));
        assertThat(get("/v1/sources/us-fr").getString("reason")).isNull();
        assertThat(authority.asked().stream().filter(path -> path.startsWith("/text/")))
                .containsExactly("/text/2024-30001.txt", "/text/2024-30009.txt", "/text/2024-30001.txt");
    }

    @Test
    void aNoticeOfWhichNobodyCanBeReadIsHeld() throws InterruptedException {
        // Given
        theRegister();
        authority.page("/text/2024-30001.txt", "<html><body><pre>" + """
                AGENCY: Department of State.
                ACTION: Notice.
                SUMMARY: The Secretary of State has imposed sanctions on two entities.
                SUPPLEMENTARY INFORMATION: The names stand in a table that is printed as an image.
                """ + "</pre></body></html>");
        // When
        lookAt("us-fr", "/api/v1/documents.json");
        // Then
        assertThat(get("/v1/runs?source=us-fr").getList("items.outcome")).contains("held");
        assertThat(get("/v1/sources/us-fr").getString("reason")).contains("none could be read");
    }

    @Test
    void aRegisterThatAnswersAPageIsFailing() throws InterruptedException {
        // Given
        authority.page("/api/v1/documents.json", "<!doctype html><html><title>Request Access</title></html>");
        // When
        lookAt("us-fr", "/api/v1/documents.json");
        // Then
        assertThat(get("/v1/sources/us-fr").getString("state")).isEqualTo("failing");
        assertThat(get("/v1/sources/us-fr").getString("reason")).contains("JSON was expected");
    }

    @Test
    void recentActionsAreReadOldestFirstAndEachOnce() throws InterruptedException {
        // Given
        authority.page("/recent-actions", """
                <!doctype html><html><body><a href="/recent-actions/20250107">Sample-related Designations</a>
                <a href="/recent-actions/20250106">Sample-related Designation Removal</a>
                <a href="/recent-actions/enforcement-actions">Enforcement</a></body></html>
                """);
        action("20250106", "deletions have been made to", "OLD EXAMPLE LLC, Dubai, United Arab Emirates [SDGT].");
        action("20250107", "entities have been added to", "NEW EXAMPLE LLC, Dubai, United Arab Emirates [SDGT].");
        // When
        lookAt("us-ofac-actions", "/recent-actions");
        lookAt("us-ofac-actions", "/recent-actions");
        // Then
        assertThat(get("/v1/events").getList("items.designation.id"))
                .isEqualTo(List.of(
                        "us-ofac-actions:2025-01-06-old-example-llc-delist",
                        "us-ofac-actions:2025-01-07-new-example-llc"));
        assertThat(get("/v1/runs").getList("items")).hasSize(2);
    }

    @Test
    void onePageThatIsGoneStopsNoOther() throws InterruptedException {
        // Given
        authority.page("/recent-actions", """
                <!doctype html><html><body><a href="/recent-actions/20250107">Designations</a>
                <a href="/recent-actions/20250106">Designation Removal</a></body></html>
                """);
        action("20250107", "entities have been added to", "NEW EXAMPLE LLC, Dubai, United Arab Emirates [SDGT].");
        // When
        lookAt("us-ofac-actions", "/recent-actions");
        // Then
        assertThat(get("/v1/events").getList("items")).hasSize(1);
        assertThat(get("/v1/sources/us-ofac-actions").getString("reason")).contains("404");
    }

    @Test
    void aPageThatFailedOnceIsReadLaterThoughTheIndexNamesItNoMore() throws InterruptedException {
        // Given
        index("20250107", "20250106");
        action("20250107", "entities have been added to", "NEW EXAMPLE LLC, Dubai, United Arab Emirates [SDGT].");
        lookAt("us-ofac-actions", "/recent-actions");
        index("20250107");
        action("20250106", "entities have been added to", "OLD EXAMPLE LLC, Dubai, United Arab Emirates [SDGT].");
        // When
        lookAt("us-ofac-actions", "/recent-actions");
        // Then
        assertThat(get("/v1/events").getList("items")).hasSize(2);
        assertThat(get("/v1/sources/us-ofac-actions").getString("reason")).isNull();
    }

    @Test
    void deadPagesKeepNoNewerOneFromBeingRead() throws InterruptedException {
        // Given
        index("20250105", "20250104", "20250103");
        lookAt("us-ofac-actions", "/recent-actions");
        index("20250106", "20250105", "20250104", "20250103");
        action("20250106", "entities have been added to", "NEW EXAMPLE LLC, Dubai, United Arab Emirates [SDGT].");
        // When
        lookAt("us-ofac-actions", "/recent-actions");
        // Then
        assertThat(get("/v1/events").getList("items")).hasSize(1);
    }

    @Test
    void aPageThatStaysDeadIsPutOnRecordAndThenLetsTheSourceBeInOrder() throws InterruptedException {
        // Given
        index("20250106", "20250105");
        action("20250106", "entities have been added to", "NEW EXAMPLE LLC, Dubai, United Arab Emirates [SDGT].");
        for (int look = 0; look < 10; look++) {
            lookAt("us-ofac-actions", "/recent-actions");
        }
        String told = get("/v1/sources/us-ofac-actions").getString("reason");
        // When
        lookAt("us-ofac-actions", "/recent-actions");
        // Then
        assertThat(told).contains("/recent-actions/20250105 could not be read at 10 looks");
        assertThat(get("/v1/sources/us-ofac-actions").getString("reason")).isNull();
    }

    @Test
    void anIndexThatHasLostSightOfWhatWasReadIsToldOnce() throws InterruptedException {
        // Given
        index("20250106");
        action("20250106", "entities have been added to", "OLD EXAMPLE LLC, Dubai, United Arab Emirates [SDGT].");
        lookAt("us-ofac-actions", "/recent-actions");
        index("20250206");
        action("20250206", "entities have been added to", "NEW EXAMPLE LLC, Dubai, United Arab Emirates [SDGT].");
        // When
        lookAt("us-ofac-actions", "/recent-actions");
        String told = get("/v1/sources/us-ofac-actions").getString("reason");
        lookAt("us-ofac-actions", "/recent-actions");
        // Then
        assertThat(told).contains("older pages may be missing");
        assertThat(get("/v1/events").getList("items")).hasSize(2);
        assertThat(get("/v1/sources/us-ofac-actions").getString("reason")).isNull();
    }

    @Test
    void aBotWallInPlaceOfTheIndexIsAFailure() throws InterruptedException {
        // Given
        authority.page("/en/releases", "<!doctype html><html><title>Just a moment...</title><body></body></html>");
        // When
        lookAt("un-press", "/en/releases");
        // Then
        assertThat(get("/v1/sources/un-press").getString("reason")).contains("bot wall");
    }

    @Test
    void aReleaseOfACommitteeKeepsWhatItStrikesOutApart() throws InterruptedException {
        // Given
        authority.page("/en/releases", """
                <!doctype html><html><body><a href="/en/2024/sc15999.doc.htm">Committee Amends One Entry</a>
                <a href="/en/2024/sc15998.doc.htm">Briefing on Peacekeeping</a></body></html>
                """);
        authority.page("/en/2024/sc15999.doc.htm", """
                <!doctype html><html><body><h1>Committee Amends One Entry</h1><time datetime="2024-06-05T16:00:00Z"></time>
                <div class="field--name-body"><p>On 5 June 2024, the Security Council Committee pursuant to resolution
                751 (1992) enacted the amendments specified with strikethrough and underline in the entry below:</p>
                <p>SOi.999 Name: 1: <s>EXEMPEL</s> <u>EXAMPLE</u> 2: PERSON 3: na 4: na Nationality: Somalia</p></div>
                </body></html>
                """);
        // When
        lookAt("un-press", "/en/releases");
        // Then
        JsonPath event = get("/v1/events");
        assertThat(event.getList("items.designation.id"))
                .isEqualTo(List.of("un-press:2024-06-05-example-person-amend"));
        assertThat(event.getString("items[0].designation.reasons")).contains("[-EXEMPEL-]", "{+EXAMPLE+}");
    }

    private void theRegister() {
        String document = """
                {"document_number": "%s", "title": "%s", "type": "Notice", "abstract": null,
                 "publication_date": "{today}", "filed_at": "2024-12-19T08:45:00-05:00",
                 "agencies": [{"slug": "%s"}], "html_url": "{here}/documents/2024/12/20/%s", "raw_text_url": "{here}/text/%s.txt"}
                """.replace("{today}", LocalDate.now(ZoneOffset.UTC).toString());
        String ours = document.formatted(
                "2024-30001",
                "Imposition of Nonproliferation Measures",
                "state-department",
                "2024-30001",
                "2024-30001");
        String others = document.formatted(
                "2024-30002", "Craniofacial Research", "national-institutes-of-health", "2024-30002", "2024-30002");
        String lyingOut = document.formatted(
                "2024-30009",
                "Foreign Terrorist Organization Designation of Sample Front",
                "state-department",
                "2024-30009",
                "2024-30009");
        authority.page(
                "/api/v1/documents.json",
                "{\"count\": 2, \"results\": [" + ours + "," + others + "], \"next_page_url\": null}");
        authority.page(
                "/api/v1/public-inspection-documents/current.json", "{\"count\": 1, \"results\": [" + lyingOut + "]}");
        authority.page(
                "/text/2024-30001.txt",
                "<html><head><title>Notice</title></head><body><pre>" + """
                AGENCY: Department of State.
                ACTION: Notice.
                SUMMARY: A determination has been made that a foreign person has engaged in activities that warrant the imposition of measures.
                FOR FURTHER INFORMATION CONTACT: <a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="abc1">[email&#160;protected]</a>.
                SUPPLEMENTARY INFORMATION: On December 18, 2024, it was determined that the measures authorized in Section 3 of the Iran, North Korea, and Syria Nonproliferation Act shall apply to the following foreign persons:
                Example Alloys Co., Ltd. (China) and any successor, sub-unit, or subsidiary thereof.
                """ + "</pre></body></html>");
        authority.page("/text/2024-30009.txt", """
                DEPARTMENT OF STATE
                [Public Notice: 13001]
                I hereby designate Sample Front as a Foreign Terrorist Organization pursuant to section 219 of the Immigration and Nationality Act.
                """);
    }

    private void index(String... days) {
        StringBuilder links = new StringBuilder();
        for (String day : days) {
            links.append("<a href=\"/recent-actions/").append(day).append("\">Designations</a>\n");
        }
        authority.page("/recent-actions", "<!doctype html><html><body>" + links + "</body></html>");
    }

    private void action(String day, String what, String entry) {
        authority.page("/recent-actions/" + day, """
                <!doctype html><html><body><h1>Sample-related action</h1><div class="field--name-field-body">
                <h4>The following %s OFAC's SDN List:</h4><p>%s</p></div></body></html>
                """.formatted(what, entry));
    }

    private static String text(String sha256) {
        return operator().get("/v1/documents/{sha}", sha256).asString();
    }

    private void lookAt(String source, String path) throws InterruptedException {
        look.at(catalogue.find(source).orElseThrow(), authority.at(path));
    }
}

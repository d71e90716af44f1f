package io.tocsin.registry.programme;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tocsin.designation.Designation;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Subject;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.TheLog;
import io.tocsin.registry.TokenKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the registry says of programmes and legal bases.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class ProgrammesTest {
    private static List<LoggedEvent> events = List.of();

    @BeforeEach
    void foldOnce() {
        if (events.isEmpty()) {
            Designation plain = entry("1", "CAATSA - RUSSIA", "HK-EO13936");
            Designation gone = entry("2", "HK-EO13936");
            Designation named =
                    under("1737 (OJ L/99)", null, under("E.O. 13936", "4(a)(ii)", entry("3", "HK-EO13936")));
            events = TheLog.append(log -> {
                log.baseline(plain);
                log.baseline(gone);
                log.listed(named);
                log.amended(plain, TestLog.with(plain, "CAATSA - RUSSIA", "HK-EO13936", "NEW/TAG 1.5"));
                log.announced(under("E.O. 13936", null, entry("4", "HK-EO13936")));
                log.delisted(gone);
            });
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> programme(AUTHORITY, "HK-EO13936").body("designations.delisted", equalTo(1)));
    }

    private static final String AUTHORITY = "us-example";

    @Test
    void proliferatorsAreCalledByTheirTitleAndTheirLawByItsText() {
        programme("us-ofac", "NPWMD")
                .statusCode(200)
                .body("title", equalTo("Weapons of mass destruction proliferators"))
                .body("instruments.name", hasItems("E.O. 13382", "31 CFR part 544"))
                .body("instruments.url", not(hasItem(nullValue())));
    }

    @Test
    void aProgrammeHasItsTitleItsLawAndItsFigures() {
        programme(AUTHORITY, "HK-EO13936")
                .statusCode(200)
                .body("title", equalTo("Hong Kong"))
                .body("designations.listed", equalTo(2))
                .body("designations.announced", equalTo(1))
                .body("designations.confirmed", equalTo(0))
                .body("lastChangedAt", equalTo(emittedAt(6)));
    }

    @Test
    void theTimelineKeepsTheFirstSightOfAListApart() {
        programme(AUTHORITY, "HK-EO13936")
                .body("timeline.month", equalTo(List.of("2024-12")))
                .body("timeline[0].baseline", equalTo(2))
                .body("timeline[0].listed", equalTo(1))
                .body("timeline[0].amended", equalTo(1))
                .body("timeline[0].announced", equalTo(1))
                .body("timeline[0].delisted", equalTo(1));
    }

    @Test
    void aTagWithBlanksAndSlashesIsAnAddress() {
        programme(AUTHORITY, "CAATSA - RUSSIA").statusCode(200).body("designations.listed", equalTo(1));
        programme(AUTHORITY, "NEW/TAG 1.5")
                .statusCode(200)
                .body("programme", equalTo("NEW/TAG 1.5"))
                .body("title", nullValue())
                .body("instruments", equalTo(List.of()));
        given().urlEncodingEnabled(false)
                .get("/v1/programmes/us-example/CAATSA%20-%20RUSSIA")
                .then()
                .statusCode(200);
    }

    @Test
    void aTagThatNobodyHasIsAProblem() {
        programme("us-ofac", "NO SUCH TAG")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("NO SUCH TAG"));
        programme("eu", "NPWMD").statusCode(404);
    }

    @Test
    void programmesArePagedInTheOrderOfTheirTags() {
        List<String> walked = new ArrayList<>();
        String cursor = null;
        do {
            var request = given().queryParam("authority", "us-ofac").queryParam("limit", 40);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/programmes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            walked.addAll(page.getList("items.programme", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(walked).isSorted().doesNotHaveDuplicates().contains("NPWMD", "HK-EO13936", "IFSR");
    }

    @Test
    void aLegalBasisTellsTheRecordFromTheProgramme() {
        legalBasis("E.O. 13936", "")
                .statusCode(200)
                .body("title", containsString("Hong Kong Normalization"))
                .body("byRecord.listed", equalTo(1))
                .body("byRecord.announced", equalTo(1))
                .body("byProgramme.listed", equalTo(1))
                .body("byProgramme.delisted", equalTo(1))
                .body("programmes.programme", hasItem("HK-EO13936"));
        legalBasis("E.O. 13936", "/designations")
                .statusCode(200)
                .body("items.id", equalTo(List.of("prog-list:1", "prog-list:2", "prog-list:3", "prog-list:4")))
                .body("items.under", equalTo(List.of("programme", "programme", "record", "record")))
                .body("items[2].sections", equalTo(List.of("4(a)(ii)")));
    }

    @Test
    void anInstrumentThatTheTableDoesNotHaveIsFoundByTheNameInTheRecord() {
        legalBasis("1737 (OJ L/99)", "").statusCode(200).body("title", nullValue());
        legalBasis("1737 (OJ L/99)", "/designations").body("items.id", equalTo(List.of("prog-list:3")));
        legalBasis("NO SUCH LAW", "").statusCode(404).contentType("application/problem+json");
        legalBasis("NO SUCH LAW", "/designations").statusCode(404);
    }

    @Test
    void designationsUnderALegalBasisArePaged() {
        JsonPath first = given().queryParam("limit", 3)
                .get("/v1/legal-bases/{instrument}/designations", "E.O. 13936")
                .jsonPath();
        JsonPath second = given().queryParam("limit", 3)
                .queryParam("cursor", first.getString("next"))
                .get("/v1/legal-bases/{instrument}/designations", "E.O. 13936")
                .jsonPath();

        assertThat(second.getList("items.id")).isEqualTo(List.of("prog-list:4"));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void everyInstrumentOfTheTableIsAmongTheLegalBases() {
        given().queryParam("limit", 1000)
                .get("/v1/legal-bases")
                .then()
                .statusCode(200)
                .body("items.instrument", hasItems("E.O. 13382", "UNSCR 1718", "31 CFR part 544", "1737 (OJ L/99)"))
                .body("next", nullValue());
    }

    private static ValidatableResponse programme(String authority, String tag) {
        return given().get("/v1/programmes/{authority}/{tag}", authority, tag).then();
    }

    private static ValidatableResponse legalBasis(String instrument, String below) {
        return given().get("/v1/legal-bases/{instrument}" + below, instrument).then();
    }

    private static String emittedAt(int sequence) {
        return events.get(sequence - 1).times().emittedAt().toString();
    }

    private static Designation entry(String reference, String... programmes) {
        Subject subject =
                TestLog.organisation(reference, "EXAMPLE TRADING " + reference).subject();
        return Designation.listed("prog-list", AUTHORITY, reference, subject, List.of(programmes));
    }

    private static Designation under(String instrument, String section, Designation before) {
        List<LegalBasis> bases = new ArrayList<>(before.legalBases());
        bases.add(new LegalBasis(instrument, section));
        return new Designation(
                before.id(),
                before.revision(),
                before.authority(),
                before.reference(),
                before.status(),
                before.subject(),
                before.programmes(),
                bases,
                before.designatedOn(),
                before.measures(),
                before.reasons(),
                before.remarks(),
                before.relations());
    }
}

package io.tocsin.registry.register;

import static io.restassured.RestAssured.given;
import static io.tocsin.registry.TestLog.designatedOn;
import static io.tocsin.registry.TestLog.party;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.TheLog;
import io.tocsin.registry.TokenKeys;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The history of one designation and its facts.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class CourseOfOneTest {
    private static final Designation TOLD = works("course-texts", "2024-works", "Course Works");
    private static final Designation LISTED = works("course-list", "1", "Course Works", "CW");
    private static final Designation MORE = TestLog.with(LISTED, "COURSE-A", "COURSE-B");
    private static final Designation OLD = designatedOn(works("course-list", "7", "Old Course"), "2011-02-03");
    private static List<LoggedEvent> events = List.of();

    @BeforeEach
    void foldOnce() {
        if (events.isEmpty()) {
            events = TheLog.append(log -> {
                LoggedEvent announced = log.announced(TOLD);
                log.confirming(announced, LISTED);
                log.amended(LISTED, MORE);
                log.listed(OLD);
                log.rekeyed(OLD, "8");
                log.delisted(MORE);
                log.listed(MORE.withRevision(4));
            });
        }
    }

    @Test
    void anItemOfTheHistoryIsTheEventAsReceived() {
        LoggedEvent amended = events.get(2);

        String page = given().get("/v1/designations/course-list:1/history").asString();

        assertThat(page).contains("," + amended.json() + ",");
    }

    @Test
    void theAnnouncementThatCameBeforeIsNamedWithTheLag() {
        given().get("/v1/designations/course-list:1/history")
                .then()
                .body("readings[0].announcedBy.designationId", equalTo("course-texts:2024-works"))
                .body("readings[0].announcedBy.sequence", equalTo((int)
                        events.getFirst().sequence()))
                .body("readings[0].announcedBy.announcedAt", equalTo(emittedAt(0)))
                .body("readings[0].announcedBy.url", equalTo("https://authority.example/list"))
                .body("readings[0].lagSeconds", equalTo(60))
                .body("readings[1].announcedBy", nullValue())
                .body("readings[1].lagSeconds", nullValue())
                .body("readings[1].validFrom", equalTo(emittedAt(2)))
                .body("readings[1].since", equalTo(emittedAt(1)))
                .body("readings[1].sinceBasis", equalTo("observed"));
    }

    @Test
    void eachFactNamesTheEventAndTheDocumentThatBroughtIt() {
        JsonPath sheet = given().queryParam("knownAt", emittedAt(2))
                .get("/v1/designations/course-list:1/facts")
                .jsonPath();

        assertThat(sheet.getInt("revision")).isEqualTo(2);
        assertThat(sheet.getList("facts.findAll { it.field == 'programmes' }.value"))
                .isEqualTo(List.of("COURSE-A", "COURSE-B"));
        assertThat(sheet.getLong("facts.find { it.value == 'COURSE-B' }.origin.sequence"))
                .isEqualTo(events.get(2).sequence());
        assertThat(sheet.getLong("facts.find { it.value == 'COURSE-A' }.origin.sequence"))
                .isEqualTo(events.get(1).sequence());
        assertThat(sheet.getList("facts.findAll { it.field == 'names' }.value.name"))
                .isEqualTo(List.of("CW", "Course Works"));
        assertThat(sheet.getString("facts[0].origin.evidence[0].url")).isEqualTo("https://authority.example/list");
        assertThat(sheet.getString("facts[0].origin.position")).isEqualTo("1");
    }

    @Test
    void whatIsListedAgainIsSaidAnew() {
        JsonPath sheet = given().get("/v1/designations/course-list:1/facts").jsonPath();

        assertThat(sheet.getList("facts.origin.sequence").stream().distinct())
                .isEqualTo(List.of((int) events.getLast().sequence()));
    }

    @Test
    void aNewReferenceIsNoNewFact() {
        JsonPath sheet = given().get("/v1/designations/course-list:8/facts").jsonPath();

        assertThat(sheet.getLong("facts.find { it.field == 'names' }.origin.sequence"))
                .isEqualTo(events.get(3).sequence());
        assertThat(sheet.getString("facts.find { it.field == 'names' }.origin.position"))
                .isEqualTo("7");
        given().redirects()
                .follow(false)
                .get("/v1/designations/course-list:7/facts")
                .then()
                .statusCode(307)
                .header("Location", containsString("/v1/designations/course-list:8/facts"));
    }

    @Test
    void lateKnowledgeIsSaidToBeLate() {
        given().queryParam("knownAt", emittedAt(3))
                .get("/v1/designations/course-list:7/facts")
                .then()
                .body("standing.status", equalTo("listed"))
                .body("standing.since", equalTo("2011-02-03T00:00:00Z"))
                .body("standing.sinceBasis", equalTo("designatedOn"))
                .body("standing.sinceKnownAt", equalTo(emittedAt(3)))
                .body("standing.late", containsString("The authority dates it 2011-02-03"))
                .body("standing.late", containsString("days later"));
        given().get("/v1/designations/course-list:1/facts")
                .then()
                .body("standing.late", nullValue())
                .body("standing.knownAt", equalTo(emittedAt(6)));
    }

    @Test
    void factsOfWhatIsNotThereAreAProblem() {
        given().get("/v1/designations/course-list:99/facts")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().queryParam("validAt", "2001-01-01")
                .get("/v1/designations/course-list:8/facts")
                .then()
                .statusCode(404)
                .body("title", equalTo("Not designated then"));
    }

    @Test
    void facetsCountTheWholeResult() {
        given().queryParam("source", "course-list")
                .queryParam("limit", 1)
                .queryParam("facets", true)
                .get("/v1/designations")
                .then()
                .body("items.size()", equalTo(1))
                .body("total", equalTo(2))
                .body("facets.programme.value", contains("COURSE-A", "COURSE-B"))
                .body("facets.programme.count", contains(2, 1))
                .body("facets.status.value", contains("listed"))
                .body("facets.subjectType.count", contains(2))
                .body("facets.country.value", contains("PK"));
    }

    @Test
    void aFacetIsCountedAsIfItWereNotAskedFor() {
        given().queryParam("source", "course-list")
                .queryParam("programme", "COURSE-B")
                .queryParam("facets", true)
                .get("/v1/designations")
                .then()
                .body("total", equalTo(1))
                .body("facets.programme.count", contains(2, 1))
                .body("facets.status.count", contains(1));
    }

    @Test
    void facetsAreCountedOverWhatASearchFinds() {
        given().queryParam("q", "course works")
                .queryParam("facets", true)
                .get("/v1/designations")
                .then()
                .body("total", equalTo(2))
                .body("facets.source.value", contains("course-list", "course-texts"));
        given().queryParam("q", "course works")
                .queryParam("source", "course-list")
                .queryParam("facets", true)
                .queryParam("knownAt", emittedAt(5))
                .get("/v1/designations")
                .then()
                .body("total", equalTo(1))
                .body("facets.status.value", contains("delisted"))
                .body("facets.source.value", contains("course-list", "course-texts"));
        given().queryParam("q", "course works")
                .queryParam("facets", true)
                .queryParam("validAt", emittedAt(0))
                .get("/v1/designations")
                .then()
                .body("total", equalTo(1))
                .body("facets.source.value", contains("course-texts"));
    }

    @Test
    void countsAreNotThereUnlessAskedFor() {
        String page = given().queryParam("source", "course-list")
                .get("/v1/designations")
                .asString();

        assertThat(page).doesNotContain("\"total\"").doesNotContain("\"facets\"");
        given().queryParam("facets", "perhaps").get("/v1/designations").then().statusCode(400);
    }

    private static String emittedAt(int event) {
        return events.get(event).times().emittedAt().toString();
    }

    private static Designation works(String source, String reference, String... names) {
        List<Name> all = List.of(names).stream()
                .map(name -> Name.of(name, NameQuality.PRIMARY))
                .toList();
        return party(source, reference, SubjectType.ORGANISATION, all, "PK", "COURSE-A");
    }
}

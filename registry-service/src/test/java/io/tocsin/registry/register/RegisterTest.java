package io.tocsin.registry.register;

import static io.restassured.RestAssured.given;
import static io.tocsin.registry.TestLog.organisation;
import static io.tocsin.registry.TestLog.party;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.TheLog;
import io.tocsin.registry.TokenKeys;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the register answers, over one small log.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class RegisterTest {
    private static final List<String> SOURCES = List.of("ofac-sdn", "ofac-cons", "us-state", "old-list", "zz-list");
    private static List<LoggedEvent> events = List.of();

    private static final Designation NDC = organisation("52049", "NATIONAL DEVELOPMENT COMPLEX", "N.D.C.");
    private static final Designation CAFE = organisation("2", "Café Łódź GmbH", "100% Sanctioned_Name");
    private static final Designation IVANOV = party(
            "ofac-sdn",
            "3",
            SubjectType.PERSON,
            List.of(Name.of("IVANOV, Ivan", NameQuality.PRIMARY), Name.of("ИВАНОВ, Иван", NameQuality.STRONG)),
            "RU",
            "UKRAINE-EO13661");
    private static final Designation VESSEL = party(
            "ofac-cons",
            "4",
            SubjectType.VESSEL,
            List.of(Name.of("OCEAN STAR", NameQuality.PRIMARY)),
            "Atlantis",
            "IFSR",
            "NPWMD");
    private static final Designation PROVISIONAL = party(
            "us-state",
            "2024-12-18-rockside",
            SubjectType.ORGANISATION,
            List.of(Name.of("Rockside Enterprise\0", NameQuality.PRIMARY)),
            "PK");

    @BeforeEach
    void foldOnce() {
        if (events.isEmpty()) {
            events = TheLog.append(log -> {
                log.listed(NDC);
                log.listed(CAFE);
                log.listed(IVANOV);
                log.listed(VESSEL);
                log.announced(PROVISIONAL);
                log.amended(CAFE, TestLog.with(CAFE, "NPWMD", "SDGT"));
                log.delisted(IVANOV);
            });
        }
    }

    @Test
    void everyDesignationIsThereInTheOrderOfIds() {
        assertThat(ids(given()))
                .isSorted()
                .containsSubsequence(
                        "ofac-cons:4", "ofac-sdn:2", "ofac-sdn:3", "ofac-sdn:52049", "us-state:2024-12-18-rockside");
    }

    @Test
    void anItemIsTheDesignationOfItsLastEventAsReceived() {
        LoggedEvent amended = events.get(5);

        String one = given().get("/v1/designations/ofac-sdn:2").asString();

        assertThat(amended.json()).contains("\"designation\":" + one + ",\"changes\"");
        assertThat(one).contains("\"revision\":2");
    }

    @Test
    void namesAreFoundWhateverTheirCaseAndAccents() {
        assertThat(ids(given().queryParam("name", "cafe lodz"))).containsExactly("ofac-sdn:2");
        assertThat(ids(given().queryParam("name", "CAFÉ"))).containsExactly("ofac-sdn:2");
        assertThat(ids(given().queryParam("name", "иванов"))).containsExactly("ofac-sdn:3");
        assertThat(ids(given().queryParam("name", "n.d.c."))).containsExactly("ofac-sdn:52049");
    }

    @Test
    void punctuationPartsWordsAndIsNoWildcard() {
        assertThat(ids(given().queryParam("name", "100% sanctioned_n"))).containsExactly("ofac-sdn:2");
        assertThat(ids(given().queryParam("name", "100%n"))).isEmpty();
        assertThat(ids(given().queryParam("name", "ocean_star"))).containsExactly("ofac-cons:4");
        assertThat(ids(given().queryParam("name", "oce_n"))).isEmpty();
        assertThat(ids(given().queryParam("name", "\\"))).isEmpty();
    }

    @Test
    void everyFilterNarrows() {
        assertThat(ids(given().queryParam("source", "ofac-cons"))).containsExactly("ofac-cons:4");
        assertThat(ids(given().queryParam("programme", "IFSR"))).containsExactly("ofac-cons:4");
        assertThat(ids(given().queryParam("programme", "SDGT"))).containsExactly("ofac-sdn:2");
        assertThat(ids(given().queryParam("country", "RU"))).containsExactly("ofac-sdn:3");
        assertThat(ids(given().queryParam("country", "Russia"))).containsExactly("ofac-sdn:3");
        assertThat(ids(given().queryParam("country", "Atlantis"))).containsExactly("ofac-cons:4");
        assertThat(ids(given().queryParam("subjectType", "person"))).containsExactly("ofac-sdn:3");
        assertThat(ids(given().queryParam("status", "delisted"))).containsExactly("ofac-sdn:3");
        assertThat(ids(given().queryParam("status", "announced"))).containsExactly("us-state:2024-12-18-rockside");
        assertThat(ids(given().queryParam("changedSince", emittedAt(6))
                        .queryParam("source", "ofac-sdn")
                        .queryParam("name", "a")))
                .containsExactly("ofac-sdn:2", "ofac-sdn:3");
        assertThat(ids(given().queryParam("programme", "NPWMD")
                        .queryParam("country", "PK")
                        .queryParam("name", "national")))
                .containsExactly("ofac-sdn:52049");
    }

    @Test
    void theRegisterIsShownAsItWasKnown() {
        assertThat(ids(given().queryParam("knownAt", emittedAt(3))))
                .containsExactly("ofac-sdn:2", "ofac-sdn:3", "ofac-sdn:52049");
        assertThat(ids(given().queryParam(
                                "knownAt", TestLog.BEGINNING.minusNanos(1000).toString())))
                .isEmpty();
        assertThat(ids(given().queryParam("knownAt", emittedAt(6))
                        .queryParam("status", "listed")
                        .queryParam("country", "RU")))
                .containsExactly("ofac-sdn:3");
        assertThat(ids(given().queryParam("knownAt", emittedAt(5)).queryParam("programme", "SDGT")))
                .isEmpty();
        assertThat(ids(given().queryParam("knownAt", emittedAt(5)).queryParam("name", "CAFE")))
                .containsExactly("ofac-sdn:2");
        assertThat(ids(given().queryParam("knownAt", emittedAt(5)).queryParam("changedSince", emittedAt(4))))
                .containsExactly("ofac-cons:4", "us-state:2024-12-18-rockside");
        given().queryParam("knownAt", emittedAt(6))
                .get("/v1/designations/ofac-sdn:3")
                .then()
                .body("status", equalTo("listed"))
                .body("revision", equalTo(1));
        given().queryParam(
                        "knownAt",
                        events.get(5)
                                .times()
                                .emittedAt()
                                .atOffset(ZoneOffset.ofHours(1))
                                .toString())
                .get("/v1/designations/ofac-sdn:2")
                .then()
                .body("revision", equalTo(2));
    }

    @Test
    void aDesignationNotYetKnownThenIsNotFound() {
        problem(given().queryParam("knownAt", emittedAt(1)), "/v1/designations/ofac-sdn:3", 404, "ofac-sdn:3");
    }

    @Test
    void pagesStayStableWhileTheRegisterChanges() {
        JsonPath first = given().queryParam("limit", 2).get("/v1/designations").jsonPath();
        Designation early = organisation("00-early", "Comes before the cursor");
        Designation late =
                party("zz-list", "1", SubjectType.UNKNOWN, List.of(Name.of("Comes after", NameQuality.PRIMARY)), "DE");
        TheLog.append(log -> {
            log.listed(early);
            log.listed(late);
            log.amended(VESSEL, TestLog.with(VESSEL, "IFSR"));
        });

        List<String> walked = new ArrayList<>(first.getList("items.id"));
        String cursor = first.getString("next");
        while (cursor != null) {
            JsonPath page = given().queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/v1/designations")
                    .jsonPath();
            walked.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        }

        assertThat(walked)
                .filteredOn(id -> isMine(id) && !id.startsWith("old-list:"))
                .containsExactly(
                        "ofac-cons:4",
                        "ofac-sdn:2",
                        "ofac-sdn:3",
                        "ofac-sdn:52049",
                        "us-state:2024-12-18-rockside",
                        "zz-list:1");
    }

    @Test
    void aRenumberedDesignationIsCurrentUnderItsNewIdAlone() {
        // Given
        Designation entry = party(
                "old-list", "1", SubjectType.AIRCRAFT, List.of(Name.of("EX-4711", NameQuality.PRIMARY)), "DE", "X");
        // When
        List<LoggedEvent> both = TheLog.append(log -> {
            log.listed(entry);
            log.rekeyed(entry, "2");
        });
        LoggedEvent listed = both.getFirst();
        LoggedEvent rekeyed = both.getLast();
        // Then
        assertThat(ids(given().queryParam("source", "old-list"))).containsExactly("old-list:2");
        assertThat(ids(given().queryParam("source", "old-list")
                        .queryParam("knownAt", listed.times().emittedAt().toString())))
                .containsExactly("old-list:1");
        assertThat(ids(given().queryParam("source", "old-list")
                        .queryParam("knownAt", rekeyed.times().emittedAt().toString())))
                .containsExactly("old-list:2");
        given().redirects()
                .follow(false)
                .get("/v1/designations/old-list:1")
                .then()
                .statusCode(307)
                .contentType("application/problem+json")
                .body("rekeyedTo", equalTo("old-list:2"));
        given().get("/v1/designations/old-list:1").then().statusCode(200).body("id", equalTo("old-list:2"));
        given().queryParam("knownAt", listed.times().emittedAt().toString())
                .get("/v1/designations/old-list:1")
                .then()
                .body("id", equalTo("old-list:1"));
        given().get("/v1/designations/old-list:1/history").then().body("items.sequence", equalTo(List.of((int)
                listed.sequence())));
    }

    @Test
    void historyIsPagedInTheOrderOfTheLog() {
        JsonPath first = given().queryParam("limit", 1)
                .get("/v1/designations/ofac-sdn:2/history")
                .jsonPath();
        JsonPath second = given().queryParam("limit", 1)
                .queryParam("cursor", first.getString("next"))
                .get("/v1/designations/ofac-sdn:2/history")
                .jsonPath();

        assertThat(first.getList("items.sequence")).isEqualTo(List.of((int) events.get(1).sequence()));
        assertThat(second.getList("items.sequence")).isEqualTo(List.of((int) events.get(5).sequence()));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void aLimitAboveTheMaximumIsLowered() {
        given().queryParam("limit", "99999999999999")
                .get("/v1/designations")
                .then()
                .statusCode(200);
    }

    @Test
    void whatCannotBeReadIsAProblemThatNamesTheParameter() {
        badParameter("limit", "0");
        badParameter("limit", "ten");
        badParameter("limit", "-1");
        badParameter("cursor", "nonsense");
        badParameter("cursor", "!!!");
        badParameter("knownAt", "yesterday");
        badParameter("knownAt", "+99999-01-01T00:00:00Z");
        badParameter("changedSince", "2024-13-01T00:00:00Z");
        badParameter("status", "pardoned");
        badParameter("subjectType", "PERSON");
        badParameter("validAt", "2024-02-30");
        badParameter("name", "\0");
    }

    @Test
    void aCursorOfTheHistoryIsNoneOfTheList() {
        String cursor = given().queryParam("limit", 1)
                .get("/v1/designations/ofac-sdn:2/history")
                .jsonPath()
                .getString("next");

        badParameter("cursor", cursor);
    }

    @Test
    void whatIsNotThereIsAProblem() {
        problem(given(), "/v1/designations/ofac-sdn:999999", 404, "ofac-sdn:999999");
        problem(given(), "/v1/designations/ofac-sdn:999999/history", 404, "ofac-sdn:999999");
        problem(given(), "/v1/designations/nonsense", 404, "nonsense");
        problem(given(), "/v1/nothing", 404, "");
        given().post("/v1/digest").then().statusCode(405).contentType("application/problem+json");
        given().accept("text/csv").get("/v1/digest").then().statusCode(406).contentType("application/problem+json");
    }

    @Test
    void readingNeedsNoTokenButABadOneIsNeverTakenForNone() {
        given().get("/v1/designations").then().statusCode(200);
        given().auth().oauth2(TokenKeys.token()).get("/v1/designations").then().statusCode(200);
        problem(given().auth().oauth2(TokenKeys.tokenOfSomebodyElse()), "/v1/designations", 401, "token");
        problem(given().auth().oauth2("nonsense"), "/v1/designations", 401, "token");
        problem(given().header("Authorization", "Basic YTpi"), "/v1/digest", 401, "token");
    }

    @Test
    void theDescriptionNamesEveryOperation() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/v1/designations/{id}/history"))
                .body(containsString("changedSince"))
                .body(containsString("/v1/digest"));
    }

    private static String emittedAt(int sequence) {
        return events.get(sequence - 1).times().emittedAt().toString();
    }

    private static List<String> ids(RequestSpecification query) {
        List<String> ids = query.queryParam("limit", 1000)
                .get("/v1/designations")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        return ids.stream().filter(RegisterTest::isMine).toList();
    }

    private static boolean isMine(String id) {
        return SOURCES.contains(id.substring(0, id.indexOf(':')));
    }

    private static void badParameter(String parameter, String value) {
        problem(given().queryParam(parameter, value), "/v1/designations", 400, "");
        given().queryParam(parameter, value)
                .get("/v1/designations")
                .then()
                .body("parameter", equalTo(parameter))
                .body("title", containsString(parameter));
    }

    private static void problem(RequestSpecification request, String path, int status, String detail) {
        request.get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", not(emptyOrNullString()))
                .body("detail", not(emptyOrNullString()))
                .body("detail", containsString(detail));
    }
}

package io.tocsin.registry.register;

import static io.restassured.RestAssured.given;
import static io.tocsin.registry.TestLog.designatedOn;
import static io.tocsin.registry.TestLog.party;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was on a list on a day, as known on a day. Events become known in December 2024, a minute apart.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class TwoTimesTest {
    private static List<LoggedEvent> events = List.of();
    private static final Designation OLD_ACT = designatedOn(works("1", "Old Act Works"), "2010-06-09");
    private static final Designation UNDATED = works("2", "Undated Works");
    private static final Designation DATED_LATER = works("3", "Dated Later Works");

    @BeforeEach
    void foldOnce() {
        if (events.isEmpty()) {
            events = TheLog.append(log -> {
                log.listed(OLD_ACT);
                log.listed(UNDATED);
                log.listed(DATED_LATER);
                log.amended(OLD_ACT, TestLog.with(OLD_ACT, "NPWMD", "SDGT"));
                log.restated(DATED_LATER, designatedOn(DATED_LATER, "2015-03-02"));
                log.delisted(TestLog.with(OLD_ACT, "NPWMD", "SDGT"));
            });
        }
    }

    @Test
    void lateKnowledgeReachesBackInValidTimeAndNotInKnownTime() {
        on(given().queryParam("validAt", "2012-01-01"), "two-times:1", 200);
        on(given().queryParam("validAt", "2012-01-01").queryParam("knownAt", "2024-12-17"), "two-times:1", 404);
        assertThat(ids(given().queryParam("validAt", "2012-01-01"))).containsExactly("two-times:1");
        assertThat(ids(given().queryParam("validAt", "2012-01-01").queryParam("knownAt", "2024-12-17")))
                .isEmpty();
    }

    @Test
    void theDayOfTheActIsADayOfTheDesignation() {
        on(given().queryParam("validAt", "2010-06-09"), "two-times:1", 200);
        on(given().queryParam("validAt", "2010-06-08"), "two-times:1", 404);
    }

    @Test
    void whatWasNotDesignatedYetIsSaidToBeSo() {
        given().queryParam("validAt", "2010-06-08")
                .get("/v1/designations/two-times:1")
                .then()
                .body("title", equalTo("Not designated then"))
                .body("detail", containsString("beginning is 2010-06-09T00:00:00Z (designatedOn)"));
        given().queryParam("validAt", "2020-01-01")
                .get("/v1/designations/two-times:2")
                .then()
                .statusCode(404)
                .body("detail", containsString("(observed)"));
    }

    @Test
    void anAmendmentIsValidFromItsDocumentOn() {
        given().queryParam("validAt", emittedAt(3))
                .get("/v1/designations/two-times:1")
                .then()
                .body("revision", equalTo(1));
        given().queryParam("validAt", emittedAt(4))
                .get("/v1/designations/two-times:1")
                .then()
                .body("revision", equalTo(2));
        given().queryParam("validAt", emittedAt(4))
                .queryParam("knownAt", emittedAt(3))
                .get("/v1/designations/two-times:1")
                .then()
                .body("revision", equalTo(1));
    }

    @Test
    void aDelistedPartyWasListedBefore() {
        given().queryParam("validAt", emittedAt(5))
                .get("/v1/designations/two-times:1")
                .then()
                .body("status", equalTo("listed"));
        given().queryParam("validAt", emittedAt(6))
                .get("/v1/designations/two-times:1")
                .then()
                .body("status", equalTo("delisted"));
        assertThat(ids(given().queryParam("status", "listed").queryParam("validAt", emittedAt(5))))
                .containsExactly("two-times:1", "two-times:2", "two-times:3");
        assertThat(ids(given().queryParam("status", "listed").queryParam("validAt", emittedAt(6))))
                .containsExactly("two-times:2", "two-times:3");
    }

    @Test
    void whoeverIsListedAgainWasFreeBetweenThoughTheEntryNamesTheOldAct() {
        Designation entry = designatedOn(works("two-stays", "4", "Listed Again Works"), "2014-05-06");
        List<LoggedEvent> again = TheLog.append(log -> {
            log.listed(entry);
            log.delisted(entry);
            log.listed(entry.withRevision(entry.revision() + 2));
        });

        given().queryParam("validAt", emittedAt(again, 2))
                .get("/v1/designations/two-stays:4")
                .then()
                .body("status", equalTo("delisted"));
        given().queryParam("validAt", emittedAt(again, 3))
                .get("/v1/designations/two-stays:4")
                .then()
                .body("status", equalTo("listed"));
        given().get("/v1/designations/two-stays:4/history")
                .then()
                .body("readings[2].since", equalTo(emittedAt(again, 3)))
                .body("readings[2].sinceBasis", equalTo("observed"));
    }

    @Test
    void aDayOfTheActThatARicherFormatBringsCountsFromWhenItIsKnown() {
        on(given().queryParam("validAt", "2016-01-01").queryParam("knownAt", emittedAt(4)), "two-times:3", 404);
        on(given().queryParam("validAt", "2016-01-01").queryParam("knownAt", emittedAt(5)), "two-times:3", 200);
    }

    private static void on(RequestSpecification request, String id, int status) {
        request.get("/v1/designations/" + id).then().statusCode(status);
    }

    private static List<String> ids(RequestSpecification request) {
        return request.queryParam("source", "two-times")
                .get("/v1/designations")
                .jsonPath()
                .getList("items.id");
    }

    private static String emittedAt(int sequence) {
        return emittedAt(events, sequence);
    }

    private static String emittedAt(List<LoggedEvent> events, int place) {
        LoggedEvent event = events.get(place - 1);
        return event.times().emittedAt().toString();
    }

    private static Designation works(String reference, String name) {
        return works("two-times", reference, name);
    }

    private static Designation works(String source, String reference, String name) {
        return party(
                source,
                reference,
                SubjectType.ORGANISATION,
                List.of(Name.of(name, NameQuality.PRIMARY)),
                "PK",
                "NPWMD");
    }
}

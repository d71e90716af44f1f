package io.tocsin.registry.party;

import static io.restassured.RestAssured.given;
import static io.tocsin.registry.party.Parties.organisation;
import static io.tocsin.registry.party.Parties.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Relation;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TheLog;
import io.tocsin.registry.TokenKeys;
import io.tocsin.registry.register.AsOf;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What designations have to do with each other, over HTTP, and what operators make of it. Each test has
/// designations of its own on two invented lists.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class LinksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LIST = "party-list";
    private static final String OTHER_LIST = "party-other";
    private static List<LoggedEvent> events = List.of();

    @Inject
    DataSource database;

    @Inject
    Links links;

    @BeforeEach
    void foldOnce() {
        if (!events.isEmpty()) {
            return;
        }
        events = TheLog.append(log -> {
            for (String tied : List.of("tied", "parted", "undecided", "renumbered", "undone")) {
                log.listed(works(LIST, tied));
                log.listed(works(OTHER_LIST, tied));
            }
            log.listed(person(LIST, "one", "Jonathan Doe").designation());
            log.listed(person(OTHER_LIST, "two", "Yonatan Dou").designation());
            log.delisted(works(OTHER_LIST, "tied"));
            Designation announced =
                    organisation("party-words", "1", "Announced Works").designation();
            log.announced(announced);
            log.confirming(
                    organisation(LIST, "announced", "Announced Works Ltd.").designation(), announced);
            log.listed(organisation(LIST, "head", "Head of Links").designation());
            log.listed(organisation(LIST, "arm", "Arm of Links")
                    .of(LIST)
                    .related(Relation.LINKED_TO, "HEAD OF LINKS")
                    .related(Relation.LINKED_TO, "Nobody Known")
                    .designation());
        });
        await().atMost(PATIENCE).untilAsserted(() -> links(LIST + ":arm").body("items.rel", hasItem("linkedTo")));
    }

    /// The switch of a rebuild holds the watermark, and waits for those who hold it.
    @Test
    void whoReadsLinksHoldsTheWatermarkFirst() throws SQLException {
        CompletableFuture<List<PartyLink>> read;
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            try {
                statement.execute("LOCK fold.watermark IN ACCESS EXCLUSIVE MODE");
                read = CompletableFuture.supplyAsync(
                        this::linksOfHead, task -> Thread.ofVirtual().start(task));
                await().atMost(PATIENCE).until(() -> isWaitedFor(statement));
                assertThat(read).isNotDone();
            } finally {
                other.rollback();
                other.setAutoCommit(true);
            }
        }

        assertThat(read.join()).isNotEmpty();
    }

    private List<PartyLink> linksOfHead() {
        try {
            return links.of(DesignationId.parse(LIST + ":head"), AsOf.NOW);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isWaitedFor(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                SELECT FROM pg_stat_activity
                WHERE wait_event_type = 'Lock' AND query = 'SELECT FROM fold.watermark'
                """)) {
            return row.next();
        }
    }

    @Test
    void aPartyIsAlsoListedBy() {
        links(LIST + ":tied")
                .body("items", hasSize(1))
                .body("items[0].rel", equalTo("sameParty"))
                .body("items[0].designationId", equalTo(OTHER_LIST + ":tied"))
                .body("items[0].authority", equalTo(OTHER_LIST))
                .body("items[0].source", equalTo(OTHER_LIST))
                .body("items[0].status", equalTo("delisted"))
                .body("items[0].since", notNullValue())
                .body("items[0].name", equalTo("Works tied"))
                .body("items[0].score", equalTo(0.775f))
                .body("items[0].explanation", equalTo("The same name Works tied; both of IR"))
                .body("items[0].decision", nullValue())
                .body("next", nullValue());
        links(OTHER_LIST + ":tied").body("items.designationId", contains(LIST + ":tied"));
    }

    @Test
    void asKnownBeforeTheStatusIsAnother() {
        String before = events.get(11).times().emittedAt().toString();
        given().queryParam("knownAt", before)
                .get("/v1/designations/" + LIST + ":tied/links")
                .then()
                .body("items.status", contains("listed"));
        given().queryParam("knownAt", events.get(0).times().emittedAt().toString())
                .get("/v1/designations/" + LIST + ":tied/links")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void anOperatorPartsWhatWasTied() {
        decide(LIST + ":parted", OTHER_LIST + ":parted", "different", "Two registrations, seen on paper.")
                .statusCode(200)
                .body("links[0].decision.verdict", equalTo("different"))
                .body("decisions", hasSize(1));

        links(LIST + ":parted").body("items", empty());
        given().queryParam("all", "true")
                .get("/v1/designations/" + OTHER_LIST + ":parted/links")
                .then()
                .body("items.designationId", contains(LIST + ":parted"))
                .body("items[0].score", equalTo(0.775f))
                .body("items[0].decision.by", notNullValue())
                .body("items[0].decision.reason", equalTo("Two registrations, seen on paper."));
        assertThat(undecided()).doesNotContain(LIST + ":parted");
    }

    @Test
    void anOperatorTiesWhatNothingTied() {
        decide(LIST + ":one", OTHER_LIST + ":two", "same", "The court's judgment says so.")
                .statusCode(200);

        links(OTHER_LIST + ":two")
                .body("items", hasSize(1))
                .body("items[0].designationId", equalTo(LIST + ":one"))
                .body("items[0].score", nullValue())
                .body("items[0].explanation", equalTo("The court's judgment says so."))
                .body("items[0].decision.verdict", equalTo("same"));
    }

    @Test
    void aDecisionIsTakenBackAndStaysOnRecord() {
        String pair = "/v1/designations/" + LIST + ":undone/links/" + OTHER_LIST + ":undone";
        decide(LIST + ":undone", OTHER_LIST + ":undone", "different", "First thought.")
                .statusCode(200);
        operator()
                .queryParam("reason", "Second thought.")
                .queryParam("by", "Ada")
                .delete(pair)
                .then()
                .statusCode(200)
                .body("links[0].decision", nullValue())
                .body("decisions.verdict", contains("withdrawn", "different"))
                .body("decisions[0].by", equalTo("Ada"));

        links(LIST + ":undone").body("items", hasSize(1));
        given().get(pair).then().body("decisions", hasSize(2));
        operator().queryParam("reason", "Again.").delete(pair).then().statusCode(404);
    }

    @Test
    void aDecisionFollowsARenumberedEntry() {
        decide(LIST + ":renumbered", OTHER_LIST + ":renumbered", "different", "Seen on paper.")
                .statusCode(200);
        TheLog.append(log -> log.renumbered(works(LIST, "renumbered"), "new-number"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> given().queryParam("all", "true")
                        .get("/v1/designations/" + OTHER_LIST + ":renumbered/links")
                        .then()
                        .body("items.designationId", contains(LIST + ":new-number"))
                        .body("items[0].score", notNullValue())
                        .body("items[0].decision.verdict", equalTo("different")));
        links(LIST + ":new-number").body("items.rel", contains("rekeyedFrom"));
        given().redirects()
                .follow(false)
                .get("/v1/designations/" + LIST + ":renumbered/links")
                .then()
                .statusCode(307)
                .header("Location", containsString("/v1/designations/" + LIST + ":new-number/links"));
    }

    @Test
    void whatTheLogSaysIsShownInBothDirections() {
        links(LIST + ":announced")
                .body("items.rel", contains("confirms"))
                .body("items.designationId", contains("party-words:1"))
                .body("items.status", contains("announced"))
                .body("items.explanation", contains("the same name"));
        links("party-words:1")
                .body("items.rel", contains("confirmedBy"))
                .body("items.designationId", contains(LIST + ":announced"));
    }

    @Test
    void whomADocumentNamesIsFoundByTheExactName() {
        links(LIST + ":arm")
                .body("items.rel", contains("linkedTo", "linkedTo"))
                .body("items.name", contains("Nobody Known", "Head of Links"))
                .body("items.designationId", contains(null, LIST + ":head"))
                .body("items[1].explanation", equalTo("The document says: linked to HEAD OF LINKS"));
        links(LIST + ":head")
                .body("items.rel", contains("linkedFrom"))
                .body("items.designationId", contains(LIST + ":arm"));
    }

    @Test
    void linksComePageByPage() {
        String next = given().queryParam("limit", 1)
                .get("/v1/designations/" + LIST + ":arm/links")
                .then()
                .body("items.name", contains("Nobody Known"))
                .extract()
                .path("next");
        given().queryParam("limit", 1)
                .queryParam("cursor", next)
                .get("/v1/designations/" + LIST + ":arm/links")
                .then()
                .body("items.name", contains("Head of Links"))
                .body("next", nullValue());
    }

    @Test
    void operatorsAreShownWhatIsUndecided() {
        assertThat(undecided()).contains(LIST + ":undecided");
        given().queryParam("source", "no-such-list").get("/v1/links").then().body("items", empty());
    }

    @Test
    void onlyOperatorsDecide() {
        String pair = "/v1/designations/" + LIST + ":tied/links/" + OTHER_LIST + ":tied";
        String body = "{\"verdict\":\"same\",\"reason\":\"So it is.\"}";
        given().contentType("application/json").body(body).post(pair).then().statusCode(401);
        given().auth()
                .oauth2(TokenKeys.token())
                .contentType("application/json")
                .body(body)
                .post(pair)
                .then()
                .statusCode(403);
        given().get(pair).then().body("decisions", empty());
    }

    @Test
    void aDecisionNeedsAVerdictAReasonAndTwoDesignations() {
        decide(LIST + ":tied", OTHER_LIST + ":tied", "perhaps", "I wonder.")
                .statusCode(400)
                .body("detail", containsString("perhaps"));
        decide(LIST + ":tied", OTHER_LIST + ":tied", "same", " ")
                .statusCode(400)
                .body("detail", containsString("missing"));
        decide(LIST + ":tied", LIST + ":tied", "same", "It is itself.").statusCode(400);
        decide(LIST + ":tied", OTHER_LIST + ":nobody", "same", "Who knows?").statusCode(404);
        given().get("/v1/designations/" + LIST + ":nobody/links").then().statusCode(404);
        given().queryParam("cursor", "!")
                .get("/v1/designations/" + LIST + ":tied/links")
                .then()
                .statusCode(400);
    }

    private static Designation works(String source, String reference) {
        return organisation(source, reference, "Works " + reference).in("IR").designation();
    }

    private static ValidatableResponse links(String id) {
        return given().get("/v1/designations/" + id + "/links").then().statusCode(200);
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TokenKeys.operatorToken());
    }

    private static ValidatableResponse decide(String id, String otherId, String verdict, String reason) {
        return operator()
                .contentType("application/json")
                .body("{\"verdict\":\"" + verdict + "\",\"reason\":\"" + reason + "\"}")
                .post("/v1/designations/" + id + "/links/" + otherId)
                .then();
    }

    private static List<String> undecided() {
        List<String> ids = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification request = given().queryParam("source", LIST).queryParam("limit", 2);
            ValidatableResponse page = (next == null ? request : request.queryParam("cursor", next))
                    .get("/v1/links")
                    .then()
                    .statusCode(200);
            ids.addAll(page.extract().jsonPath().getList("items.one.designationId", String.class));
            next = page.extract().path("next");
        } while (next != null);
        return ids;
    }
}

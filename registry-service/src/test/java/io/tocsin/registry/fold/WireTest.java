package io.tocsin.registry.fold;

import static io.restassured.RestAssured.given;
import static io.tocsin.registry.TestLog.organisation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tocsin.designation.Designation;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.Topic;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Folds from a real topic into a real database. All tests write to one log, each goes on where the one
/// before ended.
@QuarkusTest
@TestProfile(WireTest.Impatient.class)
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class WireTest {
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tocsin.registry.fold.patience", "300ms",
                    "tocsin.registry.fold.retry-after", "200ms",
                    "tocsin.registry.fold.retry-at-most", "1s",
                    "tocsin.registry.fold.tick", "50ms",
                    "tocsin.registry.digest.fresh-for", "0s");
        }
    }

    private static final TestLog LOG = new TestLog();

    @Inject
    DataSource database;

    private final Topic topic = new Topic();

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void eventsAreFoldedInOrderAndOnce() {
        Designation party = organisation("order", "National Development Complex");
        LoggedEvent listed = LOG.listed(party);
        LoggedEvent amended = LOG.amended(party, TestLog.with(party, "NPWMD", "IFSR"));
        topic.send(listed);
        topic.send(amended);
        topic.send(listed);
        topic.send(amended);
        LoggedEvent delisted = LOG.delisted(TestLog.with(party, "NPWMD", "IFSR"));
        topic.send(delisted);

        folded();

        assertThat(given().get("/v1/designations/ofac-sdn:order/history").asString())
                .startsWith("{\"items\":[" + listed.json() + "," + amended.json() + "," + delisted.json()
                        + "],\"next\":null,");
        given().get("/v1/designations/ofac-sdn:order")
                .then()
                .body("status", equalTo("delisted"))
                .body("revision", equalTo(3));
    }

    @Test
    void fieldsThatThisVersionDoesNotKnowAreServed() {
        LOG.listed(organisation("unknown-field", "Party of tomorrow"));
        LoggedEvent newer = LOG.rewriteLast("\"reasons\":null", "\"reasons\":null,\"mood\":{\"b\":1,\"a\":1.50}");
        topic.send(newer);

        folded();

        String one = given().get("/v1/designations/ofac-sdn:unknown-field").asString();
        assertThat(one).contains("\"mood\":{\"b\":1,\"a\":1.50}");
        assertThat(newer.json()).contains("\"designation\":" + one);
        assertThat(given().get("/v1/designations/ofac-sdn:unknown-field/history")
                        .asString())
                .contains(newer.json());
    }

    @Test
    void aMissingEventIsWaitedForAndFoundWhenTheRelayRepeats() {
        topic.send(LOG.listed(organisation("before-gap", "Before the gap")));
        folded();
        LoggedEvent missing = LOG.listed(organisation("missing", "Missing"));
        LoggedEvent early = LOG.listed(organisation("early", "Early"));
        topic.send(early);
        alarmSays("event " + missing.sequence() + " is missing");
        given().get("/v1/designations/ofac-sdn:early").then().statusCode(404);

        topic.send(missing);

        folded();
        given().get("/v1/designations/ofac-sdn:early").then().statusCode(200);
        wellAgain();
    }

    @Test
    void garbageStopsTheFoldUntilItIsGoneAndNothingIsSkipped() {
        topic.send(LOG.listed(organisation("before-garbage", "Before the garbage")));
        folded();
        LoggedEvent after = LOG.listed(organisation("after-garbage", "After the garbage"));
        long offset = topic.send("garbage");
        topic.send(after);
        alarmSays("offset " + offset + ": not JSON");
        given().get("/v1/designations/ofac-sdn:after-garbage").then().statusCode(404);
        given().get("/v1/designations/ofac-sdn:before-garbage").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);

        topic.deleteBefore(offset + 1);

        folded();
        wellAgain();
    }

    @Test
    void aRecordWithoutValueStopsTheFold() {
        long offset = topic.send((String) null);
        alarmSays("offset " + offset + ": a record without a value");

        topic.deleteBefore(offset + 1);
        topic.send(LOG.listed(organisation("after-null", "After the null")));

        folded();
        wellAgain();
    }

    @Test
    void anUnknownTypeStopsTheFoldByNameUntilTheLogSaysOtherwise() {
        LoggedEvent good = LOG.listed(organisation("unknown-type", "Unknown type"));
        long offset = topic.send(good.json().replace("designation.listed", "designation.pardoned"));
        alarmSays("unknown event type: designation.pardoned");

        topic.send(good);
        topic.deleteBefore(offset + 1);

        folded();
        wellAgain();
    }

    @Test
    void anAlteredEventStopsTheFold() {
        LoggedEvent good = LOG.listed(organisation("altered", "Altered"));
        long offset = topic.send(good.json().replace("NPWMD", "NPWMX"));
        alarmSays("event " + good.sequence() + " was altered");

        topic.send(good);
        topic.deleteBefore(offset + 1);

        folded();
        wellAgain();
    }

    @Test
    void aFailingDatabaseStopsTheFoldOnlyForAWhile() throws SQLException {
        execute("ALTER TABLE fold.revision RENAME TO taken_away");
        topic.send(LOG.listed(organisation("database-down", "Database down")));
        alarmSays("the database failed");

        execute("ALTER TABLE fold.taken_away RENAME TO revision");

        folded();
        wellAgain();
    }

    @Test
    void anEmptiedFoldIsFoldedAgainToTheSameDigest() throws SQLException {
        topic.send(LOG.listed(organisation("refold", "Refold")));
        folded();
        resendWholeLog();
        String before = given().get("/v1/digest").asString();
        execute("TRUNCATE fold.revision, fold.designation, fold.rekeying;"
                + "UPDATE fold.watermark SET sequence = 0, digest = repeat('0', 64), next_offset = 0");

        topic.send(LOG.events().getLast());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(given().get("/v1/digest").asString()).isEqualTo(before));
        wellAgain();
    }

    /// Other tests removed the head of the topic; the relay sends it again to the end.
    private void resendWholeLog() {
        LOG.events().forEach(topic::send);
    }

    private static void folded() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/v1/digest")
                        .then()
                        .body("sequence", equalTo((int) LOG.next() - 1))
                        .body("digest", equalTo(LOG.last().hex())));
    }

    private static void alarmSays(String reason) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            given().get("/v1/fold").then().body("reason", containsString(reason));
            given().get("/q/health/well")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'fold' }.data.reason", containsString(reason));
            given().get("/q/metrics").then().body(containsString("tocsin_registry_fold_alarm 1"));
        });
    }

    private static void wellAgain() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            given().get("/v1/fold").then().body("state", equalTo("folding")).body("reason", equalTo(null));
            given().get("/q/health/well").then().statusCode(200);
        });
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

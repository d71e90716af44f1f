package io.tocsin.registry.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.TheLog;
import io.tocsin.registry.TokenKeys;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// The promise of a rebuild, with everything going on meanwhile.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class RebuildUnderLoadTest {
    private static final String SOURCE = "zz-rebuilt";
    private static final int PARTIES = 40;
    private static final int EVENTS = 3000;
    private static final int READS_PER_SECOND = 200;
    private static final List<Designation> PUBLISHED = new ArrayList<>();
    private static int written;

    @TestHTTPResource("/")
    URI service;

    @Inject
    DataSource database;

    @Test
    void readsGoOnWithoutAnErrorWhileTheRegisterIsReplaced() throws Exception {
        // Given
        TheLog.append(log -> {
            for (int i = 0; i < EVENTS; i++) {
                write(log);
            }
        });
        Map<String, List<String>> own = own();
        String before = text("SELECT 'fold.revision'::regclass::oid");
        try (Reads reads = Reads.begin(service, database, SOURCE, READS_PER_SECOND)) {
            await().until(() -> reads.answered() > READS_PER_SECOND * 2);
            reads.warm();
            // When
            JsonPath begun = begun();
            String path = "/v1/rebuilds/" + begun.getLong("id");
            while (!List.of("done", "failed").contains(rebuild(path).getString("state"))) {
                TheLog.append(RebuildUnderLoadTest::write);
            }
            TheLog.append(RebuildUnderLoadTest::write);
            long answered = reads.answered();
            await().until(() -> reads.answered() > answered + READS_PER_SECOND / 2);
            // Then
            JsonPath done = rebuild(path);
            assertThat(done.getString("state")).as(done.getString("failure")).isEqualTo("done");
            assertThat(done.getBoolean("agrees")).isTrue();
            assertThat(done.getString("live.state")).isEqualTo(done.getString("rebuilt.state"));
            assertThat(reads.failures()).isEmpty();
            System.out.printf(
                    "%d events rebuilt from %s to %s; %d reads, %.0f a second, the slowest %d ms%n",
                    done.getLong("sequence"),
                    done.getString("startedAt"),
                    done.getString("finishedAt"),
                    reads.answered(),
                    reads.perSecond(),
                    reads.slowest().toMillis());
        }
        assertThat(text("SELECT 'fold.revision'::regclass::oid")).isNotEqualTo(before);
        given().get("/v1/digest")
                .then()
                .body("digest", equalTo(TheLog.events().getLast().digest().hex()));
        own.forEach((table, rows) -> assertThat(rows).as(table).isSubsetOf(rowsOf(table)));
    }

    @Test
    void aSecondOneIsRefusedAndNamesTheFirst() throws SQLException {
        String path;
        try (Connection reader = database.getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT FROM fold.watermark");
            JsonPath first = begun();
            path = "/v1/rebuilds/" + first.getLong("id");

            begin().then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("detail", containsString("Rebuild " + first.getLong("id")));

            reader.rollback();
        }
        await().until(() -> rebuild(path).getString("state").equals("done"));
    }

    @Test
    void whoMayNotChangeAnythingStartsNone() {
        given().post("/v1/rebuilds").then().statusCode(401);
        given().auth().oauth2(TokenKeys.token()).post("/v1/rebuilds").then().statusCode(403);
        given().auth().oauth2(TokenKeys.token()).delete("/v1/rebuilds/1").then().statusCode(403);
    }

    @Test
    void whatCannotBeAskedIsAProblem() {
        operator()
                .contentType("application/json")
                .body("{}")
                .post("/v1/rebuilds")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("reason"));
        operator().get("/v1/rebuilds/999999").then().statusCode(404).body("detail", containsString("999999"));
        operator().get("/v1/rebuilds/nonsense").then().statusCode(404);
        operator().queryParam("limit", 0).get("/v1/rebuilds").then().statusCode(400);
        operator().queryParam("cursor", "x").get("/v1/rebuilds").then().statusCode(400);
        operator().get("/v1/rebuilds").then().statusCode(200);
    }

    @Test
    void whatIsOverIsNotCancelledAndStaysOnRecord() {
        JsonPath begun = begun();
        String path = "/v1/rebuilds/" + begun.getLong("id");
        await().until(() -> rebuild(path).getString("finishedAt") != null);

        operator()
                .delete(path)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("nothing is to be cancelled"));

        JsonPath newest = operator().queryParam("limit", 1).get("/v1/rebuilds").jsonPath();
        assertThat(newest.getLong("items[0].id")).isEqualTo(begun.getLong("id"));
        assertThat(newest.getString("items[0].by")).isEqualTo("operator");
        assertThat(newest.getString("items[0].reason")).isEqualTo("a new version of the names' index");
    }

    /// Begins one, once the one before has cleared up behind itself.
    private static JsonPath begun() {
        return await().until(RebuildUnderLoadTest::begin, answer -> answer.statusCode() == 202)
                .jsonPath();
    }

    private static Response begin() {
        return operator()
                .contentType("application/json")
                .body("{\"reason\": \"a new version of the names' index\"}")
                .post("/v1/rebuilds");
    }

    private static JsonPath rebuild(String path) {
        return operator().get(path).then().statusCode(200).extract().jsonPath();
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TokenKeys.operatorToken());
    }

    /// Lists the next party, and once all are listed amends one of them.
    private static void write(TestLog log) {
        int party = written++ % PARTIES;
        if (party == PUBLISHED.size()) {
            PUBLISHED.add(TestLog.party(
                    SOURCE,
                    "" + party,
                    SubjectType.ORGANISATION,
                    List.of(Name.of("Rebuilt Trading " + party, NameQuality.PRIMARY)),
                    "DE",
                    "REBUILT"));
            log.listed(PUBLISHED.getLast());
        } else {
            Designation before = PUBLISHED.get(party);
            Designation after = TestLog.with(before, "REBUILT", "AGAIN-" + written);
            PUBLISHED.set(party, after);
            log.amended(before, after);
        }
    }

    /// What the registry owns, rebuilds apart.
    private Map<String, List<String>> own() throws SQLException {
        Map<String, List<String>> own = new HashMap<>();
        for (String table :
                rows("SELECT tablename FROM pg_tables WHERE schemaname = 'own' AND tablename <> 'rebuild'")) {
            own.put(table, rowsOf(table));
        }
        return own;
    }

    private List<String> rowsOf(String table) {
        try {
            return rows("SELECT one::text FROM own." + table + " one");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String query) throws SQLException {
        return rows(query).getFirst();
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }
}

package io.tocsin.registry.checkpoint;

import static io.restassured.RestAssured.given;
import static io.tocsin.registry.TestLog.party;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TheLog;
import io.tocsin.registry.TokenKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log and its checkpoints over HTTP, and what the program says of them.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class CheckpointResourceTest {
    @TempDir
    Path folder;

    private List<LoggedEvent> log = List.of();

    @BeforeEach
    void append() {
        if (TheLog.events().stream().noneMatch(event -> event.source().equals("zz-checked"))) {
            TheLog.append(log -> {
                for (int i = 1; i <= 20; i++) {
                    log.listed(party(
                            "zz-checked",
                            Integer.toString(i),
                            SubjectType.ORGANISATION,
                            List.of(Name.of("Partei \u201e" + i + "\u201c", NameQuality.PRIMARY)),
                            "DE"));
                }
            });
        }
        log = TheLog.events();
    }

    @Test
    void theLogIsGivenOutAsItWasReceived() {
        Response given = given().get("/v1/log.jsonl");

        assertThat(given.asString()).isEqualTo(lines(0, log.size()));
        assertThat(given.contentType()).startsWith("application/jsonl");
        assertThat(given.header("Tocsin-Sequence")).isEqualTo(Integer.toString(log.size()));
        assertThat(given.header("Tocsin-Digest"))
                .isEqualTo(log.getLast().digest().hex());
    }

    @Test
    void aPartOfItIsToo() {
        Response part = given().queryParam("after", 3).queryParam("until", 12).get("/v1/log.jsonl");

        assertThat(part.asString()).isEqualTo(lines(3, 12));
        assertThat(part.header("Tocsin-Sequence")).isEqualTo("12");
        assertThat(part.header("Tocsin-Digest")).isEqualTo(log.get(11).digest().hex());
    }

    @Test
    void behindTheEndThereIsNothingAndTheEndIsNamed() {
        Response nothing =
                given().queryParam("after", 99999).queryParam("until", 100000).get("/v1/log.jsonl");

        assertThat(nothing.statusCode()).isEqualTo(200);
        assertThat(nothing.asString()).isEmpty();
        assertThat(nothing.header("Tocsin-Sequence")).isEqualTo(Integer.toString(log.size()));
        assertThat(given().queryParam("until", 0).get("/v1/log.jsonl").header("Tocsin-Digest"))
                .isEqualTo("0".repeat(64));
    }

    @Test
    void whatIsNoNumberOfAnEventIsRefused() {
        for (String bad : List.of("-1", "x", "1.5", "9999999999999999999")) {
            given().queryParam("after", bad)
                    .get("/v1/log.jsonl")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("parameter", equalTo("after"));
        }
        given().queryParam("cursor", "x").get("/v1/checkpoints").then().statusCode(400);
        given().queryParam("limit", "0").get("/v1/checkpoints").then().statusCode(400);
    }

    @Test
    void theFirstEventIsSignedByItself() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/v1/checkpoints/latest")
                        .then()
                        .statusCode(200)
                        .contentType("text/plain"));
        given().get("/q/health/well").then().body("checks.find { it.name == 'checkpoints' }.status", equalTo("UP"));
    }

    @Test
    void signingNeedsAnOperator() {
        given().noContentType()
                .post("/v1/checkpoints")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer");
        given().auth()
                .oauth2(TokenKeys.token())
                .noContentType()
                .post("/v1/checkpoints")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TokenKeys.token())
                .noContentType()
                .post("/v1/checkpoints/keys")
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsSignedNowIsTheLatestAndStandsInThePages() {
        JsonPath signed = given().auth()
                .oauth2(TokenKeys.operatorToken())
                .noContentType()
                .queryParam("reason", "Before the move")
                .post("/v1/checkpoints")
                .then()
                .statusCode(201)
                .body("sequence", equalTo(log.size()))
                .body("digest", equalTo(log.getLast().digest().hex()))
                .extract()
                .jsonPath();
        given().auth()
                .oauth2(TokenKeys.operatorToken())
                .noContentType()
                .post("/v1/checkpoints")
                .then()
                .statusCode(201);

        List<Integer> numbers = given().get("/v1/checkpoints").jsonPath().getList("items.number");
        int before = numbers.get(numbers.indexOf(signed.getInt("number")) - 1);
        given().queryParam("cursor", before)
                .queryParam("limit", 1)
                .get("/v1/checkpoints")
                .then()
                .body("items.note", equalTo(List.of(signed.getString("note"))))
                .body("next", equalTo(signed.getString("number")));
        assertThat(given().get("/v1/checkpoints.txt").asString()).contains(signed.getString("note"));
        given().get("/v1/checkpoints/keys")
                .then()
                .body("items.vkey", hasItem(signed.getString("vkey")))
                .body("items[0].firstSignedAt", not(nullValue()));
        assertThat(given().get("/v1/checkpoints/keys").jsonPath().<String, Object>getMap("items[0]"))
                .containsOnlyKeys("vkey", "since", "firstSignedAt", "lastSignedAt");
    }

    @Test
    void whatIsGivenOutHoldsAndAlteredInOneByteItDoesNot() throws IOException {
        given().auth()
                .oauth2(TokenKeys.operatorToken())
                .noContentType()
                .post("/v1/checkpoints")
                .then()
                .statusCode(201);
        given().auth()
                .oauth2(TokenKeys.operatorToken())
                .noContentType()
                .post("/v1/checkpoints/keys")
                .then()
                .statusCode(201);
        given().auth()
                .oauth2(TokenKeys.operatorToken())
                .noContentType()
                .post("/v1/checkpoints")
                .then()
                .statusCode(201);
        String checkpoints = Files.write(
                        folder.resolve("checkpoints.txt"),
                        given().get("/v1/checkpoints.txt").asByteArray())
                .toString();
        byte[] lines = given().get("/v1/log.jsonl").asByteArray();
        String[] arguments = given().get("/v1/checkpoints/keys").jsonPath().<String>getList("items.vkey").stream()
                .map(vkey -> "--key " + vkey)
                .collect(Collectors.joining(" ", checkpoints + " ", ""))
                .split(" ");

        assertThat(Verification.of(lines, arguments).lines())
                .first()
                .asString()
                .startsWith("The log holds: events 1 to " + log.size());
        lines[lines.length / 2] ^= 1;
        int line = (int) new String(lines, 0, lines.length / 2, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        assertThat(Verification.of(lines, arguments).first())
                .startsWith("Line " + line + " (event " + line + ") was altered.");
    }

    private String lines(int after, int until) {
        return log.subList(after, until).stream().map(LoggedEvent::json).collect(Collectors.joining("\n", "", "\n"));
    }
}

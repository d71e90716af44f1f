package io.tocsin.ingest.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.Tokens;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// The service below a path of a host that it shares with the others.
@IngestTest
class SharedHostTest {
    @Test
    void theInterfaceAnswersBelowThePath() {
        given().auth()
                .oauth2(Tokens.of("operator"))
                .get("/ingest/v1/runs?source=no-such-source")
                .then()
                .statusCode(200)
                .body("items", empty());
        given().auth()
                .oauth2(Tokens.of("operator"))
                .get("/ingest/v1/sources")
                .then()
                .statusCode(200);
        given().get("/ingest/v1/sources").then().statusCode(401);
    }

    @Test
    void everyLinkOfAPageLeadsBelowThePath() {
        // When
        Document page = Visitor.html(
                given().cookie("tocsin-token", Tokens.of("operator")).get("/ingest/"), 200);
        // Then
        List<String> links = Stream.of("href", "src", "action", "hx-get")
                .flatMap(attribute -> page.select("[" + attribute + "^=/]").eachAttr(attribute).stream())
                .toList();
        assertThat(links).hasSizeGreaterThan(5).allMatch(link -> link.startsWith("/ingest/"));
        given().get("/ingest/tocsin/tocsin.css").then().statusCode(200);
        given().get(page.select("script").attr("src")).then().statusCode(200);
    }

    @Test
    void aStrangerIsLedToTheSignInThereAndBack() {
        given().redirects()
                .follow(false)
                .get("/ingest/runs?source=ofac-sdn")
                .then()
                .statusCode(303)
                .header("Location", "/ingest/sign-in?then=%2Fruns%3Fsource%3Dofac-sdn");
        given().redirects()
                .follow(false)
                .formParam("token", Tokens.of("operator"))
                .formParam("then", "/runs?source=ofac-sdn")
                .post("/ingest/sign-in")
                .then()
                .statusCode(303)
                .header("Location", "/ingest/runs?source=ofac-sdn");
        given().redirects().follow(false).get("/ingest").then().statusCode(302).header("Location", "/ingest/");
    }

    @Test
    void whatIsForTheClusterIsNotFoundFromOutside() {
        for (String inside : new String[] {
            "/ingest/q/metrics",
            "/ingest/q/health",
            "/ingest/q",
            "/ingest//q/metrics",
            "/ingest/./q/metrics",
            "/ingest/%71/metrics"
        }) {
            given().urlEncodingEnabled(false).get(inside).then().statusCode(404);
        }
    }
}

package io.tocsin.ingest.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.Tokens;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// Who comes in, and what others can make a browser do.
@IngestTest
class SignInTest {
    @Test
    void aStrangerIsLedToTheSignIn() {
        given().redirects().follow(false).get("/").then().statusCode(303).header("Location", "/sign-in");
        given().redirects()
                .follow(false)
                .get("/runs?source=ofac-sdn")
                .then()
                .statusCode(303)
                .header("Location", "/sign-in?then=%2Fruns%3Fsource%3Dofac-sdn");
    }

    @Test
    void aPastedTokenOpensTheConsoleByACookieThatNoScriptReads() {
        // When
        Response answer = pasted(Tokens.of("operator"), "/runs");
        // Then
        answer.then().statusCode(303).header("Location", "/runs");
        Cookie cookie = answer.getDetailedCookie("tocsin-token");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getMaxAge()).isPositive();
        given().cookie(cookie).get("/").then().statusCode(200).body(containsString("Sources"));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefusedInWords() {
        // When
        Response answer = pasted(Tokens.forged(), "/");
        // Then
        Document page = Visitor.html(answer, 422);
        assertThat(page.select("[role=alert]").text()).contains("not signed by the configured issuer");
        assertThat(answer.getDetailedCookie("tocsin-token")).isNull();
        given().redirects()
                .follow(false)
                .cookie("tocsin-token", Tokens.forged())
                .get("/")
                .then()
                .statusCode(303);
    }

    @Test
    void theSignInLeadsToNoOtherSite() {
        for (String elsewhere : new String[] {"https://evil.example/", "//evil.example/", "/\\evil.example", "x y"}) {
            pasted(Tokens.of("operator"), elsewhere).then().statusCode(303).header("Location", "/");
        }
    }

    @Test
    void aStrangerGetsLittleRoomForAToken() {
        // When
        Response answer = pasted("x".repeat(1 << 20), "/");
        // Then
        assertThat(Visitor.html(answer, 422).select("[role=alert]")).hasSize(1);
    }

    @Test
    void signingOutTakesTheCookieAway() {
        Response answer = Visitor.operator().submit("/sign-out", Map.of());
        assertThat(answer.getDetailedCookie("tocsin-token").getMaxAge()).isZero();
    }

    @Test
    void aFormOfAnotherSiteDecidesNothing() {
        for (String site : new String[] {"cross-site", "same-site"}) {
            Visitor.operator()
                    .browser()
                    .header("Sec-Fetch-Site", site)
                    .formParam("reason", "because")
                    .post("/runs/any/reject")
                    .then()
                    .statusCode(403);
        }
        Visitor.operator()
                .browser()
                .header("Origin", "https://evil.example")
                .body("x")
                .post("/v1/sources/ofac-sdn/documents")
                .then()
                .statusCode(403);
    }

    @Test
    void aSubscriberReadsButDecidesNothing() {
        Visitor subscriber = Visitor.subscriber();
        assertThat(subscriber.page("/").title()).startsWith("Sources");
        Document refusal = Visitor.html(subscriber.submit("/runs/any/release", Map.of("reason", "x")), 403);
        assertThat(refusal.text()).contains("does not carry the role operator");
        assertThat(subscriber.page("/post").select("form[action^=/post]")).isEmpty();
    }

    @Test
    void everyAnswerForbidsScriptsFromElsewhereAndFrames() {
        given().get("/sign-in")
                .then()
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    @Test
    void aPartThatRefreshesItselfLeadsTheWholePageToTheSignIn() {
        given().redirects()
                .follow(false)
                .header("HX-Request", "true")
                .get("/overview")
                .then()
                .statusCode(401)
                .header("HX-Redirect", "/sign-in");
    }

    @Test
    void whatThePagesNeedIsServedFromHereToStrangersToo() {
        given().get("/tocsin/tocsin.css").then().statusCode(200);
        given().get("/tocsin/tocsin.svg").then().statusCode(200);
        given().get("/webjars/htmx.org/dist/htmx.min.js").then().statusCode(200).body(containsString("htmx"));
    }

    private static Response pasted(String token, String then) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams(Map.of("token", token, "then", then))
                .post("/sign-in");
    }
}

package io.tocsin.ingest.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.Tokens;
import org.junit.jupiter.api.Test;

/// Who may do what.
@IngestTest
class AccessTest {
    @Test
    void withoutATokenNothingIsTold() {
        problem(given().get("/v1/sources").then(), 401);
        problem(given().body("x").post("/v1/sources/ofac-sdn/documents").then(), 401);
        problem(given().get("/v1/digest").then(), 401);
    }

    @Test
    void aTokenOfAnotherIssuerIsNone() {
        problem(given().auth().oauth2(Tokens.forged()).get("/v1/sources").then(), 401);
        problem(given().auth().oauth2("no.token.atall").get("/v1/sources").then(), 401);
    }

    @Test
    void aSubscriberReadsButPostsNothing() {
        given().auth().oauth2(Tokens.of("subscriber")).get("/v1/sources").then().statusCode(200);
        problem(
                given().auth()
                        .oauth2(Tokens.of("subscriber"))
                        .body("x")
                        .post("/v1/sources/ofac-sdn/documents")
                        .then(),
                403);
    }

    @Test
    void whatDoesNotExistIsAProblemToo() {
        problem(
                given().auth()
                        .oauth2(Tokens.of("operator"))
                        .get("/v1/sources/atlantis")
                        .then(),
                404);
        problem(
                given().auth()
                        .oauth2(Tokens.of("operator"))
                        .get("/v1/runs/nowhere")
                        .then(),
                404);
        problem(
                given().auth()
                        .oauth2(Tokens.of("operator"))
                        .get("/v1/events?after=x")
                        .then(),
                404);
        problem(
                given().auth()
                        .oauth2(Tokens.of("operator"))
                        .get("/v1/events?limit=0")
                        .then(),
                400);
        problem(
                given().auth()
                        .oauth2(Tokens.of("operator"))
                        .contentType("application/json")
                        .body("{\"publisher\":\"us-state\"")
                        .post("/v1/announcements")
                        .then(),
                400);
    }

    private static void problem(ValidatableResponse response, int status) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", not(blankOrNullString()))
                .body("detail", not(blankOrNullString()));
    }
}

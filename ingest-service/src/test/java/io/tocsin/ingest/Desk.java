package io.tocsin.ingest;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What an operator does with the service over HTTP.
public final class Desk {
    private Desk() {}

    public static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.of("operator"));
    }

    /// Posts a document and expects its run.
    public static JsonPath post(String source, byte[] document) {
        return posting(source, document).then().statusCode(200).extract().jsonPath();
    }

    public static JsonPath post(String source, String document) {
        return post(source, document.getBytes(StandardCharsets.UTF_8));
    }

    public static Response posting(String source, byte[] document) {
        return operator()
                .contentType("application/octet-stream")
                .body(document)
                .post("/v1/sources/{id}/documents", source);
    }

    public static JsonPath announce(String publisher, String url, String publishedAt, String text) {
        return operator()
                .contentType("application/json")
                .body(Map.of("publisher", publisher, "title", "", "url", url, "publishedAt", publishedAt, "text", text))
                .post("/v1/announcements")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static Response decide(String runId, String decision) {
        return operator()
                .contentType("application/json")
                .body(Map.of("by", "pat", "reason", "checked against the authority's page"))
                .post("/v1/runs/{id}/{decision}", runId, decision);
    }

    public static JsonPath get(String path, Object... parameters) {
        return operator().get(path, parameters).then().statusCode(200).extract().jsonPath();
    }

    /// All events after a sequence.
    public static List<Map<String, Object>> eventsAfter(long sequence) {
        return get("/v1/events?after={n}&limit=1000", sequence).getList("items");
    }

    /// Counts of a run: listed, delisted, amended.
    public static List<Integer> counts(JsonPath run) {
        return List.of(run.getInt("listed"), run.getInt("delisted"), run.getInt("amended"));
    }
}

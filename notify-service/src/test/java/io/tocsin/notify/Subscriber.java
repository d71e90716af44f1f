package io.tocsin.notify;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/// One subscription and how its owner speaks to the service.
///
/// @param id of the subscription
/// @param secret that it was given when it was made
public record Subscriber(String tenant, String id, String secret) {

    /// Subscribes to everything that is news.
    public static Subscriber to(String url) {
        return with("acme", Map.of("url", url));
    }

    public static Subscriber to(String url, Map<String, Object> filter) {
        return with("acme", Map.of("url", url, "filter", filter));
    }

    public static Subscriber ordered(String url) {
        return with("acme", Map.of("url", url, "ordered", true));
    }

    public static Subscriber with(String tenant, Map<String, Object> request) {
        var made = as(tenant)
                .contentType(ContentType.JSON)
                .body(new HashMap<>(request))
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Subscriber(tenant, made.getString("id"), made.getString("secret"));
    }

    public static RequestSpecification as(String tenant) {
        return given().header("Authorization", "Bearer " + Tokens.subscriber(tenant));
    }

    public RequestSpecification asks() {
        return as(tenant);
    }

    public String path(String rest) {
        return "/v1/subscriptions/" + id + rest;
    }

    /// No deliveries any more.
    public void leave() {
        asks().delete(path("")).then().statusCode(204);
    }
}

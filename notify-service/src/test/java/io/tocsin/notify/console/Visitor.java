package io.tocsin.notify.console;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tocsin.notify.Tokens;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Somebody at the portal with a browser that runs no script.
final class Visitor {
    private final String token;

    private Visitor(String token) {
        this.token = token;
    }

    static Visitor subscriber(String tenant) {
        return new Visitor(Tokens.subscriber(tenant));
    }

    static Visitor operator() {
        return new Visitor(Tokens.withoutTenant("operator"));
    }

    /// The page at a path, which must be there.
    Document page(String path) {
        return html(get(path), 200);
    }

    Response get(String path) {
        return browser().get(path);
    }

    /// Fills in a form and sends it, from a page of the portal.
    Response submit(String path, Map<String, List<String>> fields) {
        RequestSpecification request = browser()
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
        fields.forEach((name, values) -> request.formParam(name, values));
        return request.post(path);
    }

    Response submit(String path) {
        return submit(path, Map.of());
    }

    /// Where an answer leads to, followed.
    Document follow(Response answer) {
        String location = answer.then().statusCode(303).extract().header("Location");
        return page(location.replaceFirst("^https?://[^/]+", ""));
    }

    static Document html(Response answer, int status) {
        return Jsoup.parse(answer.then()
                .statusCode(status)
                .contentType("text/html")
                .extract()
                .asString());
    }

    RequestSpecification browser() {
        return given().redirects().follow(false).cookie("tocsin-token", token);
    }
}

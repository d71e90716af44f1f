package io.tocsin.ingest.console;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tocsin.ingest.Tokens;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Somebody at the console with a browser that runs no script.
final class Visitor {
    private final String token;

    private Visitor(String token) {
        this.token = token;
    }

    static Visitor operator() {
        return new Visitor(Tokens.of("operator"));
    }

    static Visitor subscriber() {
        return new Visitor(Tokens.of("subscriber"));
    }

    /// The page at a path, which must be there.
    Document page(String path) {
        return html(get(path), 200);
    }

    Response get(String path) {
        return browser().get(path);
    }

    /// Fills in a form and sends it, from a page of the console.
    Response submit(String path, Map<String, String> fields) {
        return browser()
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(path);
    }

    /// Fills in a form that may carry a file.
    Response submitParts(String path, Map<String, String> fields) {
        RequestSpecification request =
                browser().header("Sec-Fetch-Site", "same-origin").contentType("multipart/form-data");
        fields.forEach((name, value) -> request.multiPart(name, value, "text/plain; charset=UTF-8"));
        return request.post(path);
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

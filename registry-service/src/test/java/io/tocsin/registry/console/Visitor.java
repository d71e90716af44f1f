package io.tocsin.registry.console;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.restassured.response.Response;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.Topic;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Somebody who looks at the pages without a script, over a register into which the scene was folded.
final class Visitor {
    private static Scene scene;

    private Visitor() {}

    /// Folds the scene, once for the tests of this run.
    static synchronized Scene scene() {
        if (scene == null) {
            scene = Scene.play();
            fold(scene.events());
        }
        return scene;
    }

    static void fold(List<LoggedEvent> events) {
        try (Topic topic = new Topic()) {
            events.forEach(topic::sendLater);
            topic.flush();
        }
        int last = (int) events.getLast().sequence();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/v1/digest").then().body("sequence", greaterThanOrEqualTo(last)));
    }

    static Document page(String path) {
        return page(path, 200);
    }

    static Document page(String path, int status) {
        return Jsoup.parse(get(path)
                .then()
                .statusCode(status)
                .contentType("text/html")
                .extract()
                .asString());
    }

    static Response get(String path) {
        return given().redirects().follow(false).urlEncodingEnabled(false).get(path);
    }
}

package io.tocsin.registry;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.tocsin.designation.event.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// The one log of all tests that share an application: there is one topic, and one numbering. Each test
/// class appends what it is about, under sources of its own, and looks at these alone.
public final class TheLog {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TestLog LOG = new TestLog();

    private TheLog() {}

    /// Appends events, and returns them when the registry has folded them.
    public static synchronized List<LoggedEvent> append(Consumer<TestLog> events) {
        int before = LOG.events().size();
        events.accept(LOG);
        List<LoggedEvent> appended = LOG.events().subList(before, LOG.events().size());
        try (Topic topic = new Topic()) {
            appended.forEach(topic::sendLater);
            topic.flush();
        }
        int last = LOG.events().size();
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/v1/digest").then().body("sequence", greaterThanOrEqualTo(last)));
        return appended;
    }

    /// The whole log so far.
    public static synchronized List<LoggedEvent> events() {
        return LOG.events();
    }
}

package io.tocsin.notify.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tocsin.designation.Field;
import io.tocsin.designation.Significance;
import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import io.tocsin.notify.TestOperations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class PreviewTest {
    private final TestLog log = TestLog.shared();

    @Test
    void itIsExactlyWhatASubscriptionIsSent() {
        String wanted = "event.designation.reference.startsWith('preview-') && event.type != 'designation.delisted'";
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url(), Map.of("expression", wanted));
            Instant since = Instant.now();
            long first = log.sequence() + 1;
            Bulk bulk =
                    new Bulk("preview " + first, 100, first + 3, first + 102, new Bulk.Edit(Field.REMARKS, "a", "b"));
            List<LoggedEvent> events = log.publish(
                    Events.listed("preview-1"),
                    Events.baseline("preview-2"),
                    Events.listed("other-3"),
                    Events.amendedInBulk("preview-4", bulk),
                    Events.amendedInBulk("preview-5", bulk),
                    Events.delisted("preview-6"),
                    Events.amended("preview-7", Significance.MATERIAL));
            await().until(() -> receiver.size() == 3);

            JsonPath preview = preview(Map.of("filter", Map.of("expression", wanted), "since", since.toString()))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();

            assertThat(preview.getInt("total")).isEqualTo(3);
            assertThat(preview.getMap("byType")).isEqualTo(Map.of("designation.listed", 1, "designation.amended", 2));
            assertThat(preview.getMap("bySource")).isEqualTo(Map.of("ofac-sdn", 3));
            assertThat(preview.getMap("perDay").keySet().toString())
                    .contains(LocalDate.now(ZoneOffset.UTC).toString());
            assertThat(preview.getList("items.sequence"))
                    .isEqualTo(List.of(sequence(events, 6), sequence(events, 3), sequence(events, 0)));
            assertThat(preview.getString("items[0].designationId")).isEqualTo("ofac-sdn:preview-7");
            assertThat(preview.getString("items[0].name")).isEqualTo("EXAMPLE TRADING preview-7");
            assertThat(preview.getInt("scanned")).isGreaterThanOrEqualTo(6);
            assertThat(preview.getBoolean("complete")).isTrue();
            subscriber.leave();
        }
    }

    @Test
    void onlyTheNewestAreShownAndAllAreCounted() {
        Instant since = Instant.now();
        log.publish(Events.listed("shown-1"), Events.listed("shown-2"), Events.listed("shown-3"));

        await().untilAsserted(() -> preview(Map.of(
                        "filter",
                        Map.of("expression", "event.designation.reference.startsWith('shown-')"),
                        "since",
                        since.toString(),
                        "limit",
                        2))
                .then()
                .body("total", is(3))
                .body("items.size()", is(2))
                .body("items[0].designationId", is("ofac-sdn:shown-3")));
    }

    @Test
    void operationsThatAreNamedAreCountedToo() {
        Instant since = Instant.now();
        TestOperations.shared().publish(TestOperations.stale("preview-source"));

        await().untilAsserted(() -> preview(Map.of(
                        "filter",
                        Map.of("types", List.of("source.stale"), "sources", List.of("preview-source")),
                        "since",
                        since.toString()))
                .then()
                .body("total", is(1))
                .body("byType.'source.stale'", is(1))
                .body("items[0].source", is("preview-source"))
                .body("items[0].designationId", is((Object) null)));
    }

    @Test
    void whereTheExpressionFailsItSaysSo() {
        Instant since = Instant.now();
        log.publish(Events.listed("fails-1"));

        await().untilAsserted(() -> preview(Map.of(
                        "filter",
                        Map.of(
                                "expression",
                                "event.designation.reference == 'fails-1' && event.changes[7].field == 'x'"),
                        "since",
                        since.toString()))
                .then()
                .body("total", is(1))
                .body("filterErrors", is(1))
                .body("filterError", containsString("7")));
    }

    @Test
    void whatIsNotUnderstoodIsQuoted() {
        preview(Map.of("filtre", Map.of())).then().statusCode(400).body("detail", containsString("filtre"));
        preview(Map.of("since", "yesterday")).then().statusCode(400).body("detail", containsString("yesterday"));
        preview(Map.of("limit", 0)).then().statusCode(400).body("detail", containsString("limit"));
        preview(Map.of("filter", Map.of("expression", "event.x"))).then().statusCode(400);
    }

    private static int sequence(List<LoggedEvent> events, int index) {
        return (int) events.get(index).sequence();
    }

    private static Response preview(Map<String, Object> request) {
        return Subscriber.as("previews")
                .contentType(ContentType.JSON)
                .body(request)
                .post("/v1/subscriptions/preview");
    }
}

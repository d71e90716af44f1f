package io.tocsin.notify.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A subscriber is told in the form that he asked for.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class FormatTest {
    private final TestLog log = TestLog.shared();

    @Test
    void aCloudEventCarriesTheEventAsReceivedAndIsSigned() throws JsonProcessingException {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = in("cloudevents", receiver);

            LoggedEvent event = log.publish(Events.listed("cloud")).getFirst();

            Receiver.Call call = only(receiver);
            assertThat(call.contentType()).isEqualTo("application/cloudevents+json");
            assertThat(call.isSignedWith(subscriber.secret())).isTrue();
            assertThat(call.id()).isEqualTo(event.eventId().toString());
            assertThat(call.number()).isEqualTo("1");
            assertThat(call.body()).contains("\"data\":" + event.json());
            JsonNode body = DesignationJson.MAPPER.readTree(call.body());
            assertThat(body.path("specversion").asText()).isEqualTo("1.0");
            assertThat(body.path("id").asText()).isEqualTo(event.eventId().toString());
            assertThat(body.path("source").asText()).isEqualTo("/sources/ofac-sdn");
            assertThat(body.path("type").asText()).isEqualTo("designation.listed");
            assertThat(body.path("time").asText())
                    .isEqualTo(event.times().emittedAt().toString());
            assertThat(body.path("subject").asText()).isEqualTo("ofac-sdn:cloud");
            assertThat(body.path("datacontenttype").asText()).isEqualTo("application/json");
            assertThat(body.path("dataschema").asText()).isEqualTo("urn:tocsin:schema:designation-event:1");
            assertThat(body.path("sequence").asText()).isEqualTo(Long.toString(event.sequence()));
            subscriber.leave();
        }
    }

    @Test
    void peopleAreToldInTheirChannelByMessagesThatAreSignedToo() {
        try (Receiver slack = new Receiver();
                Receiver teams = new Receiver()) {
            List<Subscriber> people = List.of(in("slack", slack), in("teams", teams));

            LoggedEvent event = log.publish(Events.listed("people")).getFirst();

            String headline = "OFAC listed EXAMPLE TRADING people (organisation), programme NPWMD";
            assertThat(only(slack).body()).startsWith("{\"text\":\"" + headline + "\"");
            assertThat(only(teams).body()).startsWith("{\"type\":\"message\"").contains(headline);
            assertThat(only(slack).isSignedWith(people.get(0).secret())).isTrue();
            assertThat(only(teams).isSignedWith(people.get(1).secret())).isTrue();
            assertThat(List.of(only(slack).id(), only(teams).id()))
                    .containsOnly(event.eventId().toString());
            people.forEach(Subscriber::leave);
        }
    }

    @Test
    void whoFetchesGetsTheEventWhateverTheFormat() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = in("slack", receiver);

            LoggedEvent event = log.publish(Events.listed("fetched")).getFirst();

            only(receiver);
            assertThat(subscriber.asks().get(subscriber.path("/events?after=0")).asString())
                    .contains("\"data\":" + event.json());
            subscriber.leave();
        }
    }

    @Test
    void theFormatIsShownAndCanBeChanged() {
        Subscriber subscriber = Subscriber.to("http://127.0.0.1:9/hook");

        subscriber.asks().get(subscriber.path("")).then().body("format", is("event"));
        subscriber
                .asks()
                .contentType("application/json")
                .body(Map.of("format", "cloudevents"))
                .patch(subscriber.path(""))
                .then()
                .statusCode(200)
                .body("format", is("cloudevents"));
        subscriber.leave();
    }

    @Test
    void aFormatThatIsNotKnownIsQuotedAndTheKnownOnesAreNamed() {
        Subscriber.as("acme")
                .contentType("application/json")
                .body(Map.of("url", "http://127.0.0.1:9/hook", "format", "xml"))
                .post("/v1/subscriptions")
                .then()
                .statusCode(400)
                .body("detail", containsString("\"xml\""))
                .body("detail", containsString("cloudevents"));
    }

    private static Subscriber in(String format, Receiver receiver) {
        return Subscriber.with("acme", Map.of("url", receiver.url(), "format", format));
    }

    private static Receiver.Call only(Receiver receiver) {
        await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(1));
        return receiver.calls().getFirst();
    }
}

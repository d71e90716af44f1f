package io.tocsin.notify.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.EventType;
import io.tocsin.designation.operation.OperationType;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The committed AsyncAPI document says what is sent.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class AsyncInterfaceTest {
    private static final Path COMMITTED = Path.of("../docs/asyncapi.json");

    /// Those that carry any request of HTTP.
    private static final Set<String> OF_HTTP = Set.of("host", "content-length");

    @Test
    void theCommittedDocumentIsWhatTheTypesSay() throws IOException {
        String now = AsyncInterface.text();
        if (Files.exists(COMMITTED) && now.equals(Files.readString(COMMITTED))) {
            return;
        }
        Files.writeString(Path.of("target/asyncapi.json"), now);
        fail("What is sent is described otherwise than in docs/asyncapi.json. If that is meant:\n"
                + "    cp notify-service/target/asyncapi.json docs/asyncapi.json");
    }

    @Test
    void everyTypeIsOnItsTopicAndComesAsAWebhook() throws IOException {
        JsonNode channels =
                DesignationJson.MAPPER.readTree(AsyncInterface.text()).path("channels");
        List<String> events =
                Arrays.stream(EventType.values()).map(EventType::wireName).toList();
        List<String> operations = Arrays.stream(OperationType.values())
                .map(OperationType::wireName)
                .toList();
        assertThat(messages(channels, "designations")).containsExactlyElementsOf(events);
        assertThat(messages(channels, "operations")).containsExactlyElementsOf(operations);
        assertThat(messages(channels, "webhooks"))
                .containsAll(Stream.concat(events.stream(), operations.stream()).toList());
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        JsonNode document = DesignationJson.MAPPER.readTree(AsyncInterface.text());
        assertThat(document.findValuesAsText("$ref").stream().filter(ref -> !ref.startsWith("#/$defs/")))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    @Test
    void aWebhookHasTheHeadersThatTheDocumentNames() throws IOException {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestHeaders().keySet().forEach(name -> sent.add(name.toLowerCase(Locale.ROOT)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        Subscriber subscriber = Subscriber.with(
                "async", Map.of("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/"));

        TestLog.shared().publish(Events.listed("async"));

        await().untilAsserted(() -> {
            Set<String> own = new TreeSet<>(sent);
            own.removeAll(OF_HTTP);
            assertThat(own).containsExactlyInAnyOrderElementsOf(AsyncInterface.WEBHOOK_HEADERS.keySet());
        });
        subscriber.leave();
        server.stop(0);
    }

    private static List<String> messages(JsonNode channels, String channel) {
        return channels.path(channel).path("messages").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }
}

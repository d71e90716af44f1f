package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import io.tocsin.notify.delivery.HostileServer.Conduct;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class FairnessTest {
    private static final int OTHERS = 30;
    private static final int EVENTS = 10;

    private final TestLog log = TestLog.shared();

    @Test
    void endpointsThatHangDripResetFloodOrBabbleHoldUpNobodyElse() throws IOException {
        Map<Conduct, HostileServer> servers = new EnumMap<>(Conduct.class);
        List<Subscriber> all = new ArrayList<>();
        try (Receiver receiver = new Receiver()) {
            for (Conduct conduct : Conduct.values()) {
                HostileServer server = new HostileServer(conduct);
                servers.put(conduct, server);
                all.add(Subscriber.with("hostile", Map.of("url", server.url(), "limits", Map.of("timeout", "PT3S"))));
            }
            IntStream.range(0, OTHERS)
                    .mapToObj(i -> Subscriber.to(receiver.url("/" + i)))
                    .forEach(all::add);

            for (int i = 0; i < EVENTS; i++) {
                log.publish(Events.listed("fair-" + i));
            }

            // A hostile attempt takes up to 3 s: no other may have waited for even one.
            await().atMost(Duration.ofMillis(2900))
                    .untilAsserted(() -> assertThat(receiver.calls()).hasSize(OTHERS * EVENTS));
            await().untilAsserted(() -> assertThat(firstAttempts(all))
                    .containsExactly(
                            "The endpoint did not answer within 3000 ms.",
                            "The endpoint did not answer within 3000 ms.",
                            "The connection to the endpoint broke: Connection reset",
                            "200",
                            "The endpoint did not answer in HTTP: invalid version format: WHAT?"));
            // What the sockets' buffers hold, and not 10 GB.
            assertThat(servers.get(Conduct.FLOODS).mostSent()).isLessThan(16_000_000);
        } finally {
            all.forEach(Subscriber::leave);
            for (HostileServer server : servers.values()) {
                server.close();
            }
        }
    }

    private static List<String> firstAttempts(List<Subscriber> subscribers) {
        return subscribers.stream()
                .limit(Conduct.values().length)
                .map(subscriber -> {
                    var attempts = subscriber
                            .asks()
                            .get("/v1/deliveries/" + subscriber.id() + ":1/attempts")
                            .jsonPath();
                    String error = attempts.getString("items[0].error");
                    return error == null ? attempts.getString("items[0].status") : error;
                })
                .toList();
    }
}

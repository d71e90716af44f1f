package io.tocsin.notify.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SharedSignaturesTest {
    private static final byte[] BODY = "{\"type\":\"designation.listed\"}".getBytes(StandardCharsets.UTF_8);

    private final SigningKey key = SigningKey.random(new SecureRandom());

    @Test
    void tenThousandEndpointsAreServedByOneSignatureASecond() {
        SharedSignatures shared = new SharedSignatures(100);
        Set<String> given = ConcurrentHashMap.newKeySet();

        try (ExecutorService endpoints = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10_000; i++) {
                endpoints.execute(() -> given.add(shared.of(key, "event", 1000, BODY.clone())));
            }
        }

        assertThat(shared.made()).isEqualTo(1);
        assertThat(given).singleElement().satisfies(this::verifies);
    }

    @Test
    void whatDiffersInAnythingThatIsSignedIsSignedAnew() {
        SharedSignatures shared = new SharedSignatures(100);
        byte[] other = "{}".getBytes(StandardCharsets.UTF_8);

        Set<String> given = Set.of(
                shared.of(key, "event", 1000, BODY),
                shared.of(key, "event", 1001, BODY),
                shared.of(key, "another", 1000, BODY),
                shared.of(key, "event", 1000, other),
                shared.of(SigningKey.random(new SecureRandom()), "event", 1000, BODY));

        assertThat(given).hasSize(5);
        assertThat(shared.made()).isEqualTo(5);
    }

    @Test
    void noMoreAreKeptThanTheLimit() {
        SharedSignatures shared = new SharedSignatures(2);

        for (int second : List.of(1, 2, 3, 3, 2, 1)) {
            shared.of(key, "event", second, BODY);
        }

        assertThat(shared.made()).isEqualTo(4);
    }

    private void verifies(String signature) {
        Map<String, String> headers =
                Map.of("webhook-id", "event", "webhook-timestamp", "1000", "webhook-signature", signature);
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC);
        assertThat(new WebhookVerifier(List.of(key.publicKey().text()), clock).verify(headers, BODY))
                .isEqualTo(WebhookVerifier.Result.VALID);
    }
}

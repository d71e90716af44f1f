package io.tocsin.notify.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.notify.SharedCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StandardWebhooksTest {

    @TestFactory
    Stream<DynamicTest> signsAsTheKnownAnswersSay() throws IOException {
        return cases(SharedCases.read("webhooks/sign.json"), "name", answer -> {
            WebhookKey key = key(answer.path("secret").asText());
            assertThat(WebhookSigner.signatures(
                            List.of(key),
                            answer.path("id").asText(),
                            answer.path("timestamp").asLong(),
                            bytes(answer.path("payload"))))
                    .isEqualTo(answer.path("signature").asText());
            if (key instanceof SigningKey signing) {
                assertThat(signing.publicKey().text())
                        .isEqualTo(answer.path("public").asText());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> verifiesAsTheCasesSay() throws IOException {
        return cases(SharedCases.read("webhooks/verify.json"), "name", wanted -> {
            List<String> keys = new ArrayList<>();
            wanted.path("secrets").forEach(secret -> keys.add(secret.asText()));
            Map<String, String> headers = new HashMap<>();
            wanted.path("headers")
                    .properties()
                    .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
            Clock clock = Clock.fixed(Instant.ofEpochSecond(wanted.path("now").asLong()), ZoneOffset.UTC);

            WebhookVerifier.Result result =
                    new WebhookVerifier(keys, clock).verify(headers, bytes(wanted.path("payload")));

            String error = wanted.path("error").isNull()
                    ? "valid"
                    : wanted.path("error").asText();
            assertThat(result.name().toLowerCase(Locale.ROOT)).isEqualTo(error);
        });
    }

    @TestFactory
    Stream<DynamicTest> takesAndRefusesSecretsAsTheCasesSay() throws IOException {
        return cases(SharedCases.read("webhooks/secrets.json").path("cases"), "why", wanted -> {
            String secret = wanted.path("secret").asText();
            if (wanted.path("valid").asBoolean()) {
                assertThat(key(secret)).isNotNull();
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> key(secret));
            }
        });
    }

    @Test
    void aFreshKeyPairVerifiesItsOwnSignature() {
        SecureRandom random = new SecureRandom();
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20; i++) {
            SigningKey key = SigningKey.random(random);
            PublicKey published = PublicKey.parse(key.publicKey().text());
            assertThat(published.verifies(content, key.sign(content))).isTrue();
            assertThat(published.verifies(new byte[] {1}, key.sign(content))).isFalse();
        }
    }

    @Test
    void twoSecretsGiveTwoSignaturesOfWhichEitherVerifies() {
        SecureRandom random = new SecureRandom();
        WebhookSecret fresh = WebhookSecret.random(random);
        WebhookSecret old = WebhookSecret.random(random);
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC);

        String signatures = WebhookSigner.signatures(List.of(fresh, old), "id", 1000, body);

        Map<String, String> headers =
                Map.of("webhook-id", "id", "webhook-timestamp", "1000", "webhook-signature", signatures);
        assertThat(signatures.split(" ")).hasSize(2);
        for (WebhookSecret secret : List.of(fresh, old)) {
            assertThat(new WebhookVerifier(List.of(secret.text()), clock).verify(headers, body))
                    .isEqualTo(WebhookVerifier.Result.VALID);
        }
    }

    @Test
    void keysSayNothingOfThemselvesInLogs() {
        SecureRandom random = new SecureRandom();
        WebhookSecret secret = WebhookSecret.random(random);
        assertThat("" + secret).isEqualTo("whsec_...");
        assertThat("" + SigningKey.random(random)).isEqualTo("whsk_...");
    }

    private static WebhookKey key(String text) {
        return text.startsWith(SigningKey.PREFIX) ? SigningKey.parse(text) : WebhookSecret.parse(text);
    }

    private static byte[] bytes(JsonNode text) {
        return text.asText().getBytes(StandardCharsets.UTF_8);
    }

    private interface Check {
        void of(JsonNode wanted);
    }

    private static Stream<DynamicTest> cases(JsonNode cases, String name, Check check) {
        return StreamSupport.stream(cases.spliterator(), false)
                .map(wanted -> DynamicTest.dynamicTest(wanted.path(name).asText(), () -> check.of(wanted)));
    }
}

package io.tocsin.local.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.DesignationJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WebhookVerifierTest {
    /// The example with which the libraries of Standard Webhooks test themselves.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SENT_AT = 1_614_265_330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void theKnownAnswerIsGenuine() {
        assertThat(verdict(SENT_AT, BODY, SIGNATURE)).isEqualTo(new Verdict.Genuine());
    }

    @Test
    void oneGoodSignatureAmongOthersIsEnough() {
        assertThat(verdict(SENT_AT, BODY, "v1a,AAAA v1,AAAA v1,??? nonsense " + SIGNATURE))
                .isEqualTo(new Verdict.Genuine());
    }

    @Test
    void anotherBodyIsRefused() {
        assertThat(verdict(SENT_AT, BODY + " ", SIGNATURE)).isEqualTo(new Verdict.Refused("no signature fits"));
    }

    @Test
    void anOldOneIsRefused() {
        assertThat(verdict(SENT_AT + 300, BODY, SIGNATURE)).isEqualTo(new Verdict.Genuine());
        assertThat(verdict(SENT_AT + 301, BODY, SIGNATURE))
                .isEqualTo(new Verdict.Refused("webhook-timestamp is 301 seconds from now"));
        assertThat(verdict(SENT_AT - 301, BODY, SIGNATURE)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aMissingHeaderIsNamed() {
        assertThat(verifier(SECRET, SENT_AT).verify(null, Long.toString(SENT_AT), SIGNATURE, new byte[0]))
                .isEqualTo(new Verdict.Refused(
                        "a header is missing: webhook-id, webhook-timestamp and webhook-signature"));
    }

    /// The collected cases of other implementations, where they are at hand.
    @TestFactory
    Stream<DynamicTest> judgesAsOthersDo() throws IOException {
        Path cases = Path.of(System.getProperty("tocsin.shared"), "cases/webhooks/verify.json");
        assumeTrue(Files.exists(cases), () -> "SKIPPED: the cases of other implementations are not at " + cases);
        JsonNode all = DesignationJson.MAPPER.readTree(cases.toFile());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> usesOnly(one, "whsec_"))
                .map(one -> DynamicTest.dynamicTest(
                        one.path("name").asText(),
                        () -> assertThat(isGenuine(one))
                                .isEqualTo(one.path("valid").asBoolean())));
    }

    private static boolean usesOnly(JsonNode one, String prefix) {
        return StreamSupport.stream(one.path("secrets").spliterator(), false)
                .map(JsonNode::asText)
                .allMatch(secret -> secret.startsWith(prefix) || !secret.contains("_"));
    }

    private static boolean isGenuine(JsonNode one) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        one.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        byte[] body = one.path("payload").asText().getBytes(StandardCharsets.UTF_8);
        return StreamSupport.stream(one.path("secrets").spliterator(), false)
                .map(secret -> verifier(secret.asText(), one.path("now").asLong())
                        .verify(
                                headers.get("webhook-id"),
                                headers.get("webhook-timestamp"),
                                headers.get("webhook-signature"),
                                body))
                .anyMatch(Verdict.Genuine.class::isInstance);
    }

    private static Verdict verdict(long now, String body, String signature) {
        return verifier(SECRET, now)
                .verify(ID, Long.toString(SENT_AT), signature, body.getBytes(StandardCharsets.UTF_8));
    }

    private static WebhookVerifier verifier(String secret, long now) {
        return new WebhookVerifier(secret, Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC));
    }
}

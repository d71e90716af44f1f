package io.tocsin.notify.signature;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import io.tocsin.notify.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class SigningKeysTest {
    private final TestLog log = TestLog.shared();

    @Test
    void aWebhookIsSignedWithTheSecretAndWithTheKeyThatIsPublished() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            log.publish(Events.listed("signed-twice"));

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(1));
            Receiver.Call call = receiver.calls().getFirst();
            assertThat(call.signatures()).matches("v1,\\S+( v1a,\\S+)+");
            assertThat(call.isSignedWith(subscriber.secret())).isTrue();
            assertThat(verifies(call, newest())).isTrue();
            assertThat(subscriber.asks().get(subscriber.path("")).jsonPath().getString("publicKey"))
                    .isEqualTo(newest());
            subscriber.leave();
        }
    }

    @Test
    void manySubscriptionsOfOneEventCostOneSignature() {
        try (Receiver receiver = new Receiver()) {
            List<Subscriber> subscribers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                subscribers.add(Subscriber.to(receiver.url("/" + i)));
            }

            log.publish(Events.listed("signed-once"));

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(100));
            HashSet<Long> seconds = new HashSet<>();
            HashSet<String> signatures = new HashSet<>();
            for (Receiver.Call call : receiver.calls()) {
                seconds.add(call.timestamp());
                signatures.add(call.signatures().substring(call.signatures().indexOf("v1a,")));
            }
            assertThat(signatures).hasSameSizeAs(seconds);
            subscribers.forEach(Subscriber::leave);
        }
    }

    @Test
    void aNewKeySignsAtOnceAndTheOneBeforeUntilTheOverlapEnds() {
        String before = newest();

        rotate("{\"overlap\": \"P2D\"}").statusCode(200).body("until", nullValue());

        JsonPath keys = published();
        String after = keys.getString("keys[0].publicKey");
        assertThat(after).isNotEqualTo(before);
        assertThat(keys.getString("keys[1].publicKey")).isEqualTo(before);
        assertThat(Duration.between(Instant.now(), Instant.parse(keys.getString("keys[1].until"))))
                .isBetween(Duration.ofHours(47), Duration.ofDays(2));
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            subscriber.asks().post(subscriber.path("/test")).then().statusCode(200);
            assertThat(verifies(receiver.calls().getFirst(), after)).isTrue();
            assertThat(verifies(receiver.calls().getFirst(), before)).isTrue();
            subscriber.leave();
        }
    }

    @Test
    void aKeyThatLeakedSignsNoMoreAndIsShownWithItsEnd() {
        String leaked = newest();

        rotate("{\"overlap\": \"PT0S\"}").statusCode(200);

        JsonPath keys = published();
        assertThat(keys.getString("keys[1].publicKey")).isEqualTo(leaked);
        assertThat(Instant.parse(keys.getString("keys[1].until"))).isBefore(Instant.now());
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            subscriber.asks().post(subscriber.path("/test")).then().statusCode(200);
            assertThat(verifies(receiver.calls().getFirst(), newest())).isTrue();
            assertThat(verifies(receiver.calls().getFirst(), leaked)).isFalse();
            subscriber.leave();
        }
        assertThat(given().get("/.well-known/jwks.json").jsonPath().getList("keys"))
                .hasSize(1);
    }

    @Test
    void theKeysAreASetOfJsonWebKeysToo() {
        JsonPath jwks = given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age"))
                .body("keys[0].kty", is("OKP"))
                .body("keys[0].crv", is("Ed25519"))
                .body("keys[0].alg", is("EdDSA"))
                .extract()
                .jsonPath();
        assertThat(Base64.getUrlDecoder().decode(jwks.getString("keys[0].x")))
                .isEqualTo(PublicKey.parse(newest()).bytes());
    }

    /// The example of RFC 8037, appendix A.
    @Test
    void theIdOfAKeyIsItsThumbprint() {
        byte[] key = Base64.getUrlDecoder().decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assertThat(new PublicKey(key).jwk().kid()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void onlyAnOperatorRotatesAndOnlyWithinTheBounds() {
        String before = newest();
        Subscriber.as("acme").post("/v1/signing-keys/rotate").then().statusCode(403);
        given().post("/v1/signing-keys/rotate").then().statusCode(401);
        rotate("{\"overlap\": \"P31D\"}").statusCode(400).body("detail", containsString("PT720H"));
        rotate("{\"overlap\": \"-PT1S\"}").statusCode(400);
        rotate("{\"overlap\": \"a week\"}").statusCode(400).body("detail", containsString("a week"));
        assertThat(newest()).isEqualTo(before);
    }

    private static ValidatableResponse rotate(String body) {
        return given().header("Authorization", "Bearer " + Tokens.withoutTenant("operator"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/signing-keys/rotate")
                .then();
    }

    private static JsonPath published() {
        return given().get("/.well-known/tocsin/webhook-keys")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String newest() {
        return published().getString("keys[0].publicKey");
    }

    private static boolean verifies(Receiver.Call call, String key) {
        Map<String, String> headers = Map.of(
                "webhook-id", call.id(),
                "webhook-timestamp", Long.toString(call.timestamp()),
                "webhook-signature", call.signatures());
        return new WebhookVerifier(List.of(key), Clock.systemUTC())
                        .verify(headers, call.body().getBytes(StandardCharsets.UTF_8))
                == WebhookVerifier.Result.VALID;
    }
}

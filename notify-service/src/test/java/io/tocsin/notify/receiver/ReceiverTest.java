package io.tocsin.notify.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Authority;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver.Status;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import io.tocsin.notify.TlsReceiver;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class ReceiverTest {
    @Inject
    AgroalDataSource database;

    private final TestLog log = TestLog.shared();
    private final Authority authority = Authority.in(Path.of(System.getProperty(NotifyTestResource.AUTHORITY)));
    private final Authority.Identity server = authority.issue("127.0.0.1");

    @Test
    void itsHeadersAreSentAndNeverShownAgain() {
        try (TlsReceiver receiver = plain()) {
            Subscriber subscriber = subscriber(
                    receiver, Map.of("headers", Map.of("X-Api-Key", "hush-4711", "Authorization", "Basic x")));

            log.publish(Events.listed("with-headers"));

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(1));
            assertThat(receiver.calls().getFirst().headers())
                    .containsEntry("x-api-key", "hush-4711")
                    .containsEntry("authorization", "Basic x")
                    .containsKey("webhook-signature");
            subscriber
                    .asks()
                    .get(subscriber.path(""))
                    .then()
                    .body(not(containsString("hush-4711")))
                    .body("receiver.headers.'X-Api-Key'.set", is(true))
                    .body("receiver.oauth2", nullValue());
            subscriber.leave();
        }
    }

    @Test
    void aTokenIsFetchedOnceAndShownWithEachAttempt() {
        try (TlsReceiver receiver = plain();
                TlsReceiver tokens = tokenServer()) {
            Subscriber subscriber = subscriber(receiver, oauth2(tokens));

            log.publish(Events.listed("token-1"), Events.listed("token-2"), Events.listed("token-3"));

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(3));
            assertThat(receiver.calls())
                    .allSatisfy(call -> assertThat(call.headers()).containsEntry("authorization", "Bearer token-1"));
            assertThat(tokens.calls()).singleElement().satisfies(call -> {
                assertThat(call.body()).isEqualTo("grant_type=client_credentials&scope=alerts+write");
                assertThat(call.headers().get("authorization"))
                        .isEqualTo("Basic "
                                + Base64.getEncoder()
                                        .encodeToString("the+client:s%3Ahush".getBytes(StandardCharsets.UTF_8)));
            });
            subscriber
                    .asks()
                    .get(subscriber.path(""))
                    .then()
                    .body(not(containsString("hush")))
                    .body("receiver.oauth2.clientId", is("the client"))
                    .body("receiver.oauth2.clientSecret.set", is(true));
            subscriber.leave();
        }
    }

    @Test
    void aTokenThatTheReceiverRefusesIsFetchedAnewOnce() {
        try (TlsReceiver receiver = plain();
                TlsReceiver tokens = tokenServer()) {
            receiver.replying(
                    call -> new Status(call.headers().get("authorization").equals("Bearer token-1") ? 401 : 204));
            Subscriber subscriber = subscriber(receiver, oauth2(tokens));

            test(subscriber).body("status", is(204));

            assertThat(receiver.calls()).hasSize(2);
            assertThat(tokens.calls()).hasSize(2);
            receiver.replying(call -> new Status(401));
            test(subscriber).body("status", is(401));
            assertThat(receiver.calls()).hasSize(4);
            assertThat(tokens.calls()).hasSize(3);
            subscriber.leave();
        }
    }

    @Test
    void withoutATokenTheAttemptFailsAndSaysWhy() {
        try (TlsReceiver receiver = plain();
                TlsReceiver tokens = plain().replying(call -> new Status(400, "{\"error\": \"invalid_client\"}"))) {
            Subscriber subscriber = subscriber(receiver, oauth2(tokens));

            test(subscriber)
                    .body("outcome", is("failed"))
                    .body("error", containsString("The token server answered 400 (invalid_client)"));

            assertThat(receiver.calls()).isEmpty();
            tokens.replying(call -> new Status(302, "", "Location: https://127.0.0.1:1/"));
            test(subscriber).body("error", containsString("answered 302"));
            tokens.replying(call -> new Status(200, "{}"));
            test(subscriber).body("error", containsString("without a bearer token"));
            subscriber.leave();
        }
    }

    @Test
    void aReceiverThatDemandsACertificateIsShownTheOneOfItsSubscription() {
        Authority.Identity mine = authority.issue("client.example");
        try (TlsReceiver receiver = new TlsReceiver(authority.server(server), true)) {
            Subscriber without = subscriber(receiver, Map.of());
            Subscriber with = subscriber(
                    receiver, Map.of("mutualTls", Map.of("certificate", mine.certificatePem(), "key", mine.keyPem())));

            log.publish(Events.listed("mutual"));

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(1));
            assertThat(receiver.calls().getFirst().client()).isEqualTo("CN=client.example");
            test(without).body("outcome", is("failed")).body("status", nullValue());
            assertThat(receiver.calls()).hasSize(1);
            with.asks()
                    .get(with.path(""))
                    .then()
                    .body("receiver.mutualTls.certificate.subject", is("CN=client.example"))
                    .body("receiver.mutualTls.key.set", is(true))
                    .body(not(containsString("BEGIN")));
            with.leave();
            without.leave();
        }
    }

    @Test
    void nothingOfItStandsInTheDatabaseAsItIs() throws SQLException {
        try (TlsReceiver receiver = plain();
                TlsReceiver tokens = tokenServer()) {
            Map<String, Object> settings = new HashMap<>(oauth2(tokens));
            settings.put("headers", Map.of("X-Api-Key", "hush-0815"));
            Subscriber subscriber = subscriber(receiver, settings);

            String row = row(subscriber);

            assertThat(row)
                    .isNotEmpty()
                    .doesNotContain("hush")
                    .doesNotContain(HexFormat.of().formatHex("hush".getBytes(StandardCharsets.UTF_8)))
                    .contains("\"encryption_key\": \"test\"");
            subscriber.leave();
            assertThat(row(subscriber)).isEmpty();
        }
    }

    @Test
    void aChangeTakesThePlaceOfAllOfIt() {
        try (TlsReceiver receiver = plain()) {
            Subscriber subscriber = subscriber(receiver, Map.of("headers", Map.of("X-Api-Key", "hush")));

            change(subscriber, "{\"receiver\": {\"headers\": {\"X-Other\": \"v\"}}}")
                    .statusCode(200)
                    .body("receiver.headers.'X-Api-Key'", nullValue())
                    .body("receiver.headers.'X-Other'.set", is(true));

            test(subscriber).body("status", is(204));
            assertThat(receiver.calls().getFirst().headers())
                    .containsEntry("x-other", "v")
                    .doesNotContainKey("x-api-key");
            change(subscriber, "{\"description\": \"as before\"}").body("receiver.headers.'X-Other'.set", is(true));
            change(subscriber, "{\"receiver\": null}").statusCode(200).body("receiver", nullValue());
            subscriber.leave();
        }
    }

    @Test
    void whatCannotBeAskedIsRefusedWithoutBeingQuoted() {
        Authority.Identity mine = authority.issue("client.example");
        Authority.Identity other = authority.issue("other.example");
        try (TlsReceiver receiver = plain()) {
            Subscriber subscriber = subscriber(receiver, Map.of());
            for (String name : List.of(
                    "Host",
                    "content-type",
                    "Content-Length",
                    "Webhook-Id",
                    "webhook-signature",
                    "tocsin-number",
                    "Connection",
                    "Transfer-Encoding",
                    "TE",
                    "Proxy-Authorization",
                    "Upgrade",
                    "User-Agent",
                    "bad name",
                    "")) {
                refused(subscriber, Map.of("headers", Map.of(name, "v")), 400);
            }
            for (String value : List.of("hush\r\nX-Evil: 1", "hush\u0000", "höch", "", "hush".repeat(600))) {
                refused(subscriber, Map.of("headers", Map.of("X-Api-Key", value)), 400);
            }
            Map<String, String> many = new HashMap<>();
            IntStream.range(0, 21).forEach(i -> many.put("X-" + i, "hush"));
            refused(subscriber, Map.of("headers", many), 400);
            refused(subscriber, Map.of("headers", Map.of("X-A", "hush", "x-a", "hush")), 400);
            refused(subscriber, Map.of("header", Map.of()), 400);
            refused(subscriber, Map.of("oauth2", Map.of("tokenUrl", "https://t.example/")), 400);
            refused(
                    subscriber,
                    Map.of("oauth2", Map.of("tokenUrl", "https://10.0.0.1/", "clientId", "c", "clientSecret", "hush")),
                    422);
            refused(
                    subscriber,
                    Map.of("mutualTls", Map.of("certificate", mine.certificatePem(), "key", other.keyPem())),
                    400);
            refused(subscriber, Map.of("mutualTls", Map.of("certificate", "hush", "key", mine.keyPem())), 400);
            refused(subscriber, Map.of("mutualTls", Map.of("certificate", mine.certificatePem(), "key", "hush")), 400);
            subscriber.leave();
        }
    }

    private static void refused(Subscriber subscriber, Map<String, Object> receiver, int status) {
        subscriber
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("receiver", receiver))
                .patch(subscriber.path(""))
                .then()
                .statusCode(status)
                .body("detail", containsString("receiver"))
                .body("detail", not(containsString("hush")));
    }

    private TlsReceiver plain() {
        return new TlsReceiver(authority.server(server), false);
    }

    private TlsReceiver tokenServer() {
        AtomicInteger given = new AtomicInteger();
        return plain().replying(call -> new Status(
                200,
                "{\"access_token\": \"token-" + given.incrementAndGet()
                        + "\", \"token_type\": \"Bearer\", \"expires_in\": 3600}"));
    }

    private static Map<String, Object> oauth2(TlsReceiver tokens) {
        return Map.of(
                "oauth2",
                Map.of(
                        "tokenUrl",
                        tokens.url(),
                        "clientId",
                        "the client",
                        "clientSecret",
                        "s:hush",
                        "scope",
                        "alerts write"));
    }

    private static Subscriber subscriber(TlsReceiver receiver, Map<String, Object> asks) {
        return Subscriber.with("receivers", Map.of("url", receiver.url(), "receiver", asks));
    }

    private static ValidatableResponse test(Subscriber subscriber) {
        return subscriber.asks().post(subscriber.path("/test")).then().statusCode(200);
    }

    private static ValidatableResponse change(Subscriber subscriber, String body) {
        return subscriber
                .asks()
                .contentType(ContentType.JSON)
                .body(body)
                .patch(subscriber.path(""))
                .then();
    }

    private String row(Subscriber subscriber) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("select to_jsonb(r)::text from own.receiver r"
                        + " where subscription_id = '" + subscriber.id() + "'")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}

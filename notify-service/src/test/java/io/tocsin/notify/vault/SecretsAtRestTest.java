package io.tocsin.notify.vault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.Tokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class SecretsAtRestTest {
    @Inject
    AgroalDataSource database;

    @Test
    void noSecretStandsInTheDatabaseOrInTheLog() throws SQLException {
        List<String> secrets = new ArrayList<>();
        List<String> log;
        try (Receiver receiver = new Receiver();
                Eavesdropper eavesdropper = new Eavesdropper()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            secrets.add(subscriber.secret());
            secrets.add(subscriber
                    .asks()
                    .post(subscriber.path("/secret/rotate"))
                    .jsonPath()
                    .getString("secret"));

            subscriber.asks().post(subscriber.path("/test")).then().body("status", is(204));

            log = eavesdropper.heard();
            assertThat(receiver.calls()).allMatch(call -> secrets.stream().allMatch(call::isSignedWith));
            String stored = everything();
            for (String secret : secrets) {
                byte[] bytes = Base64.getDecoder().decode(secret.substring("whsec_".length()));
                for (String form : List.of(
                        secret.substring("whsec_".length()), HexFormat.of().formatHex(bytes))) {
                    assertThat(stored).doesNotContain(form);
                    assertThat(log).noneMatch(line -> line.contains(form));
                }
            }
            subscriber.leave();
        }
        assertThat(count("select count(*) from own.secret where encryption_key is null"))
                .isZero();
        assertThat(count("select count(*) from own.signing_key where encryption_key is null"))
                .isZero();
    }

    @Test
    void aSecretThatWasChangedIsRefusedAndTheAttemptSaysSo() throws SQLException {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            change("update own.secret set secret = set_byte(secret, 20, get_byte(secret, 20) # 1)"
                    + " where subscription_id = '" + subscriber.id() + "'");

            assertRefused(subscriber);
            assertThat(receiver.calls()).isEmpty();
            subscriber.leave();
        }
    }

    @Test
    void aSecretFromAnotherRowIsRefused() throws SQLException {
        try (Receiver receiver = new Receiver()) {
            Subscriber mine = Subscriber.to(receiver.url());
            Subscriber theirs = Subscriber.with("theirs", Map.of("url", receiver.url()));

            change("update own.secret m set secret = t.secret from own.secret t where m.subscription_id = '" + mine.id()
                    + "' and t.subscription_id = '" + theirs.id() + "'");

            assertRefused(mine);
            theirs.asks().post(theirs.path("/test")).then().body("status", is(204));
            mine.leave();
            theirs.leave();
        }
    }

    @Test
    void whatWasKeptBeforeThereWasAKeyIsEncryptedWhenAnOperatorAsks() throws SQLException {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            String hex = HexFormat.of()
                    .formatHex(Base64.getDecoder().decode(subscriber.secret().substring("whsec_".length())));
            change("update own.secret set encryption_key = null, secret = decode('" + hex
                    + "', 'hex') where subscription_id = '" + subscriber.id() + "'");
            subscriber.asks().post(subscriber.path("/test")).then().body("status", is(204));

            given().header("Authorization", "Bearer " + Tokens.withoutTenant("operator"))
                    .post("/v1/vault/re-encrypt")
                    .then()
                    .statusCode(200)
                    .body("key", is("test"))
                    .body("reEncrypted", greaterThanOrEqualTo(1));

            assertThat(everything()).doesNotContain(hex);
            subscriber.asks().post(subscriber.path("/test")).then().body("status", is(204));
            assertThat(receiver.calls()).hasSize(2).allMatch(call -> call.isSignedWith(subscriber.secret()));
            subscriber.leave();
        }
    }

    @Test
    void onlyAnOperatorAsksForThat() {
        Subscriber.as("acme").post("/v1/vault/re-encrypt").then().statusCode(403);
        given().post("/v1/vault/re-encrypt").then().statusCode(401);
    }

    private static void assertRefused(Subscriber subscriber) {
        subscriber
                .asks()
                .post(subscriber.path("/test"))
                .then()
                .statusCode(200)
                .body("outcome", is("failed"))
                .body("error", containsString("cannot read the subscription's secrets"));
    }

    /// Every row of every table that the service owns, bytes as hexadecimal.
    private String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement query = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = query.executeQuery("select tablename from pg_tables where schemaname = 'own'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables).contains("secret", "signing_key", "attempt_rest");
            for (String table : tables) {
                try (ResultSet rows = query.executeQuery("select to_jsonb(t)::text from own.\"" + table + "\" t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            assertThat(update.executeUpdate(sql)).isPositive();
        }
    }

    /// Hears every line that is logged.
    private static final class Eavesdropper extends Handler implements AutoCloseable {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        Eavesdropper() {
            setFormatter(new PatternFormatter("%s%e"));
            Logger.getLogger("").addHandler(this);
        }

        List<String> heard() {
            return List.copyOf(lines);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(getFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            Logger.getLogger("").removeHandler(this);
        }
    }
}

package io.tocsin.registry.checkpoint;

import static io.tocsin.registry.TestLog.organisation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.Postgres;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.database.Schemas;
import io.tocsin.registry.fold.Folding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// Signing against a real PostgreSQL, at times that the test sets.
class CheckpointsTest {
    private static final String ORIGIN = "log.example/designations";
    private static Postgres postgres;
    private static int databases;

    @TempDir
    Path folder;

    private final TestLog log = new TestLog();
    private final SetClock clock = new SetClock();
    private DataSource database;

    @BeforeAll
    static void start() {
        postgres = Postgres.fresh();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void migrate() {
        String name = "checkpoint_" + ++databases;
        postgres.createDatabase(name);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl(name));
        source.setUser(postgres.username());
        source.setPassword(postgres.password());
        database = source;
        Schemas.migrate(database);
    }

    @Test
    void whereTheFoldStandsIsSignedAsANoteOfC2sp() throws SQLException, IOException {
        fold(3);
        clock.at("2026-11-24T12:00:07.5Z");

        SignedCheckpoint signed = signed(registry().signIfDue());

        assertThat(signed.note())
                .startsWith(ORIGIN + "\n3\n"
                        + Base64.getEncoder()
                                .encodeToString(
                                        HexFormat.of().parseHex(log.last().hex()))
                        + "\nhash sha256-chain\ntime 2026-11-24T12:00:07Z\n\n\u2014 " + ORIGIN + " ");
        assertThat(verified(signed.vkey()).exit()).isZero();
        assertThat(registry().latest()).contains(signed);
    }

    @Test
    void nothingIsSignedBeforeTheFirstEvent() throws SQLException {
        assertThat(registry().signIfDue()).isEqualTo(new Signing.NothingYet());
        assertThat(registry().latest()).isEmpty();
    }

    @Test
    void eachHourIsSignedOnceAndAnUnchangedLogToo() throws SQLException {
        fold(1);
        clock.at("2026-11-24T12:20:00Z");
        signed(registry().signIfDue());
        clock.at("2026-11-24T12:59:59Z");
        assertThat(registry().signIfDue()).isEqualTo(new Signing.NotDue());
        clock.at("2026-11-24T13:00:00Z");

        SignedCheckpoint second = signed(registry().signIfDue());

        assertThat(registry().signIfDue()).isEqualTo(new Signing.NotDue());
        assertThat(second.sequence()).isEqualTo(1);
        assertThat(registry().page(0, 10)).hasSize(2);
    }

    @Test
    void anOperatorNeedNotWaitForTheHour() throws SQLException {
        fold(1);
        signed(registry().signIfDue());

        signed(registry().sign(new Checkpoints.Wish("A. Person", "Before the move")));

        assertThat(text("SELECT string_agg(signed_by || ': ' || reason, ',') FROM own.checkpoint"))
                .isEqualTo("A. Person: Before the move");
    }

    @Test
    void ofSeveralReplicasOneSigns() throws Exception {
        fold(2);
        Callable<Signing> replica = () -> registry().signIfDue();
        List<Signing> outcomes;
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            outcomes = replicas.invokeAll(List.of(replica, replica, replica, replica)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(outcomes).filteredOn(Signing.Signed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(new Signing.NotDue()::equals).hasSize(3);
        assertThat(text("SELECT count(*) FROM own.checkpoint_key")).isEqualTo("1");
    }

    @Test
    void aLogThatWasAlteredBehindTheLastCheckpointIsNotSigned() throws SQLException {
        fold(2);
        signed(registry().signIfDue());
        fold(2);
        execute("UPDATE fold.revision SET designation = replace(designation, 'Party 2', 'Nobody') WHERE sequence = 2");

        Signing refused = registry().sign(new Checkpoints.Wish("A. Person", "to see"));

        assertThat(refused)
                .isEqualTo(new Signing.Refused("event 2 as it is kept does not give the digest of the last checkpoint:"
                        + " one of them was altered"));
        assertThat(registry().page(0, 10)).hasSize(1);
    }

    @Test
    void aRefusalIsAnAlarmUntilItCanBeSignedAgain() throws SQLException {
        fold(2);
        CheckpointProcess process =
                new CheckpointProcess(registry(), new Settings(ORIGIN, Optional.empty()), new SimpleMeterRegistry());
        CheckpointHealth health = new CheckpointHealth(process);
        execute("UPDATE fold.watermark SET digest = repeat('a', 64)");
        process.sign(new Checkpoints.Wish("A. Person", "to see"));
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(health.call().getData().orElseThrow().get("reason"))
                .asString()
                .startsWith("event 2 as it is kept does not give the digest");

        execute("UPDATE fold.watermark SET digest = '" + log.last().hex() + "'");
        process.sign(new Checkpoints.Wish("A. Person", "again"));

        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void anEndThatWasAlteredIsNotSigned() throws SQLException {
        fold(2);
        execute("UPDATE fold.watermark SET digest = repeat('a', 64)");

        assertThat(registry().signIfDue())
                .isEqualTo(new Signing.Refused("event 2 as it is kept does not give the digest that the fold has"
                        + " reached: one of them was altered"));
    }

    @Test
    void whileTheLogIsFoldedAgainNothingIsSignedAndThenTheSameLogGoesOn() throws SQLException {
        fold(3);
        signed(registry().signIfDue());
        execute("DROP SCHEMA fold CASCADE");
        Schemas.migrate(database);
        Folding.fold(database, log.events().subList(0, 2));
        clock.at("2027-01-01T00:00:00Z");
        assertThat(registry().signIfDue())
                .isInstanceOfSatisfying(
                        Signing.Refused.class,
                        refused -> assertThat(refused.why())
                                .startsWith(
                                        "the fold stands at event 2, before event 3 which the last checkpoint covers"));

        Folding.fold(database, log.events());

        assertThat(signed(registry().signIfDue()).sequence()).isEqualTo(3);
    }

    @Test
    void anotherLogInTheSamePlaceIsNotSigned() throws SQLException {
        fold(2);
        signed(registry().signIfDue());
        execute("DROP SCHEMA fold CASCADE");
        Schemas.migrate(database);
        TestLog other = new TestLog();
        other.listed(organisation("a", "Another"));
        other.listed(organisation("b", "Log"));
        other.listed(organisation("c", "Altogether"));
        Folding.fold(database, other.events());

        assertThat(registry().sign(new Checkpoints.Wish("A. Person", "to see"))).isInstanceOf(Signing.Refused.class);
    }

    @Test
    void aNewKeySignsFromTheNextCheckpointOnAndTheOldNotesStayVerifiable() throws SQLException, IOException {
        fold(2);
        SignedCheckpoint first = signed(registry().signIfDue());
        clock.at("2026-12-01T00:00:00Z");

        VerifierKey renewed = registry().renewKey(new Checkpoints.Wish("A. Person", "The old one was seen"));
        SignedCheckpoint second = signed(registry().signIfDue());

        assertThat(second.vkey()).isEqualTo(renewed.vkey()).isNotEqualTo(first.vkey());
        assertThat(keys(Optional.empty()).all())
                .extracting(CheckpointKeys.Published::vkey)
                .containsExactly(first.vkey(), second.vkey());
        assertThat(verified(first.vkey(), second.vkey()).exit()).isZero();
        assertThat(verified(second.vkey()).exit()).isEqualTo(1);
    }

    @Test
    void aKeyFromAFileSignsAndIsNotKept() throws Exception {
        fold(1);
        Path file = pemFile();
        Checkpoints registry = registry(Optional.of(file));

        SignedCheckpoint signed = signed(registry.signIfDue());
        signed(registry.sign(new Checkpoints.Wish("A. Person", "again")));

        assertThat(verified(signed.vkey()).exit()).isZero();
        assertThat(text("SELECT count(*) || ' ' || count(private_key) FROM own.checkpoint_key"))
                .isEqualTo("1 0");
    }

    @Test
    void aFileThatHoldsNoKeyIsNamedAndNothingOfWhatItHolds() throws IOException {
        Path file = Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n" + "-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> {
                    fold(1);
                    registry(Optional.of(file)).signIfDue();
                })
                .hasMessage("the key file " + file + " cannot be used: it holds no Ed25519 private key in PKCS #8");
    }

    @Test
    void whatWasSignedCannotBeChangedOrTakenAway() throws SQLException {
        fold(1);
        signed(registry().signIfDue());

        assertThatThrownBy(() -> execute("UPDATE own.checkpoint SET sequence = 2"))
                .hasMessageContaining("kept as they are");
        assertThatThrownBy(() -> execute("DELETE FROM own.checkpoint")).hasMessageContaining("kept as they are");
    }

    @Test
    void anOriginWithASpaceIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new CheckpointKeys(database, clock, new Settings("my log", Optional.empty())))
                .hasMessageContaining("tocsin.registry.checkpoint.origin");
    }

    /// The vkeys in the documentation of the Go checksum database and of Go's package `note`.
    @Test
    void keysAreNamedAsOthersNameThem() {
        for (String vkey : List.of(
                "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")) {
            String[] parts = vkey.split("\\+", 3);
            byte[] typed = Base64.getDecoder().decode(parts[2]);

            assertThat(new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length)).vkey())
                    .isEqualTo(vkey);
        }
    }

    private void fold(int more) throws SQLException {
        for (int i = 0; i < more; i++) {
            log.listed(organisation(Long.toString(log.next()), "Party " + log.next()));
        }
        Folding.fold(database, log.events());
    }

    private Checkpoints registry() {
        return registry(Optional.empty());
    }

    private Checkpoints registry(Optional<Path> key) {
        return new Checkpoints(database, keys(key), clock, new Settings(ORIGIN, key));
    }

    private CheckpointKeys keys(Optional<Path> key) {
        return new CheckpointKeys(database, clock, new Settings(ORIGIN, key));
    }

    private static SignedCheckpoint signed(Signing outcome) {
        assertThat(outcome).isInstanceOf(Signing.Signed.class);
        return ((Signing.Signed) outcome).checkpoint();
    }

    /// What the program says of the log and of everything that was signed, trusting some keys.
    private Verification verified(String... vkeys) throws SQLException, IOException {
        String notes =
                registry().page(0, 100).stream().map(SignedCheckpoint::note).collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("checkpoints.txt"), notes);
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        for (String vkey : vkeys) {
            arguments.addAll(List.of("--key", vkey));
        }
        String lines = log.events().stream().map(LoggedEvent::json).collect(Collectors.joining("\n", "", "\n"));
        return Verification.of(lines.getBytes(StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    }

    private Path pemFile() throws Exception {
        byte[] pkcs8 = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(pkcs8)
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private record Settings(String origin, Optional<Path> key) implements CheckpointConfig {
        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration tick() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int defaultLimit() {
            return 100;
        }

        @Override
        public int maxLimit() {
            return 1000;
        }
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        void at(String time) {
            now = Instant.parse(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        /// Instants are all that is asked of it.
        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

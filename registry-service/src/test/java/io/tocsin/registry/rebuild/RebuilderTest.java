package io.tocsin.registry.rebuild;

import static io.tocsin.registry.TestLog.organisation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tocsin.designation.Designation;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.fold.Received;
import io.tocsin.designation.fold.Watermark;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.database.Schemas;
import io.tocsin.registry.fold.Fold;
import io.tocsin.registry.fold.TopicOf;
import io.tocsin.registry.party.PartyConfig;
import io.tocsin.registry.rebuild.Rebuild.State;
import io.tocsin.registry.register.StateDigestView;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Rebuilds with a real topic and a real database; the live fold is the test itself.
class RebuilderTest {
    private final TestLog log = new TestLog();
    private DataSource database;
    private Rebuilds rebuilds;
    private Rebuilder rebuilder;
    private KafkaProducer<byte[], byte[]> producer;
    private String topic;
    private String broker;

    @BeforeEach
    void anEmptyRegister() {
        Map<String, String> servers = new TocsinTestResource().start();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(servers.get("quarkus.datasource.jdbc.url"));
        source.setUser(servers.get("quarkus.datasource.username"));
        source.setPassword(servers.get("quarkus.datasource.password"));
        database = source;
        topic = servers.get("tocsin.topic.designations");
        broker = servers.get("kafka.bootstrap.servers");
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new ByteArraySerializer(), new ByteArraySerializer());
        Schemas.migrate(database);
        rebuilds = new Rebuilds(database, Clock.systemUTC());
        rebuilder = replica();
    }

    @AfterEach
    void close() {
        producer.close();
    }

    private Rebuilder replica() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(RebuildConfig.class)
                .withMapping(PartyConfig.class)
                .withDefaultValues(Map.of(
                        "tocsin.registry.rebuild.batch", "10",
                        "tocsin.registry.rebuild.tick", "10ms",
                        "tocsin.registry.rebuild.pause", "20ms",
                        "tocsin.registry.rebuild.patience", "3s"))
                .build();
        return new Rebuilder(
                database,
                TopicOf.named(topic, broker),
                rebuilds,
                config.getConfigMapping(RebuildConfig.class),
                config.getConfigMapping(PartyConfig.class));
    }

    @Test
    void theRebuiltRegisterSaysTheSameAndStandsInThePlaceOfTheOldOne() throws SQLException {
        // Given
        write(40);
        foldLive();
        String state = StateDigestView.of(database);
        String before = text("SELECT 'fold.revision'::regclass::oid");
        // When
        Rebuild done = rebuilt();
        // Then
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.agrees()).isTrue();
        assertThat(done.sequence()).isEqualTo(log.events().size());
        assertThat(done.live()).isEqualTo(done.rebuilt());
        assertThat(StateDigestView.of(database)).isEqualTo(state);
        assertThat(text("SELECT 'fold.revision'::regclass::oid")).isNotEqualTo(before);
        onlyTheRegisterIsLeft();
    }

    @Test
    void theFoldGoesOnInTheRebuiltRegisterAndTheNextStartFindsItInOrder() throws SQLException {
        write(5);
        foldLive();
        Fold fold = new Fold(database);
        rebuilt();
        String rebuilt = text("SELECT 'fold.revision'::regclass::oid");

        write(5);
        fold.apply(received());
        Schemas.migrate(database);

        assertThat(fold.watermark().sequence()).isEqualTo(log.events().size());
        assertThat(text("SELECT count(*) FROM fold.revision"))
                .isEqualTo("" + log.events().size());
        assertThat(text("SELECT 'fold.revision'::regclass::oid")).isEqualTo(rebuilt);
    }

    @Test
    void whatWasWrongInTheLiveRegisterIsSaidAndMended() throws SQLException {
        write(5);
        foldLive();
        execute("UPDATE fold.designation SET designation = '{}'");

        Rebuild done = rebuilt();

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.agrees()).isFalse();
        assertThat(StateDigestView.of(database)).isEqualTo(done.rebuilt().state());
    }

    @Test
    void whatAnEarlierRebuildLeftBehindIsNotInTheWay() throws SQLException {
        write(5);
        foldLive();
        execute("CREATE SCHEMA fold_old");
        execute("CREATE TABLE fold_old.designation (id text)");
        Rebuild waiting;
        try (Connection reader = inATransaction("SELECT FROM fold_old.designation")) {
            waiting = rebuilder.begin("A. Person", "a new version", false).orElseThrow();
            await().until(() ->
                    !text("SELECT count(*) FROM pg_locks WHERE NOT granted").equals("0"));

            assertThat(rebuilds.find(waiting.id()).orElseThrow().state()).isEqualTo(State.FOLDING);
        }
        assertThat(over(waiting).state()).isEqualTo(State.DONE);
        onlyTheRegisterIsLeft();
    }

    @Test
    void oneThatWaitsForReadersOfWhatWasLeftBehindCanBeCancelled() throws SQLException {
        write(5);
        foldLive();
        execute("CREATE SCHEMA fold_old");
        execute("CREATE TABLE fold_old.designation (id text)");
        Rebuild waiting;
        try (Connection reader = inATransaction("SELECT FROM fold_old.designation")) {
            waiting = rebuilder.begin("A. Person", "a new version", false).orElseThrow();

            rebuilds.cancel(waiting.id(), "B. Person", "another time");

            await().until(() -> rebuilds.find(waiting.id()).orElseThrow().over());
        }
        assertThat(over(waiting).state()).isEqualTo(State.CANCELLED);
        onlyTheRegisterIsLeft();
    }

    @Test
    void whoWantsNoOtherStateGetsNone() throws SQLException {
        write(5);
        foldLive();
        execute("UPDATE fold.designation SET designation = '{}'");
        String state = StateDigestView.of(database);

        Rebuild failed = over(rebuilder.begin("A. Person", "to be sure", true).orElseThrow());

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.failure()).contains("does not say the same");
        assertThat(StateDigestView.of(database)).isEqualTo(state);
        onlyTheRegisterIsLeft();
    }

    @Test
    void aRecordThatCannotBeFoldedLeavesTheRegisterAsItWas() throws SQLException {
        write(5);
        foldLive();
        send("{\"not\":\"an event\"}");
        String before = text("SELECT 'fold.revision'::regclass::oid");

        Rebuild failed = rebuilt();

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.failure()).contains("offset " + log.events().size());
        assertThat(text("SELECT 'fold.revision'::regclass::oid")).isEqualTo(before);
        onlyTheRegisterIsLeft();
    }

    @Test
    void aTopicWithAnotherLogIsRefused() throws SQLException {
        write(5);
        foldLive();
        execute("UPDATE fold.watermark SET digest = repeat('a', 64)");

        Rebuild failed = rebuilt();

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.failure()).contains("another log").contains("a".repeat(64));
    }

    @Test
    void aTopicThatEndsTooEarlyIsToBeSentAgain() throws SQLException {
        write(5);
        foldLive();
        LoggedEvent late = log.listed(organisation("late", "Late"));
        new Fold(database).apply(List.of(received(late, 99)));

        Rebuild failed = rebuilt();

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.failure()).contains("send it again from " + late.sequence());
    }

    @Test
    void whatIsMissingMayStandFurtherBehind() throws SQLException {
        List<LoggedEvent> events = IntStream.range(0, 4)
                .mapToObj(i -> log.listed(organisation("m" + i, "Party " + i)))
                .toList();
        for (int i : new int[] {0, 1, 3, 1, 2}) {
            send(events.get(i).json());
        }
        foldLive();

        assertThat(rebuilt().state()).isEqualTo(State.DONE);
    }

    @Test
    void aRegisterThatStandsStillBehindTheTopicIsReplacedAllTheSame() throws SQLException {
        write(5);
        foldLive();
        long stands = new Fold(database).watermark().sequence();
        write(5);

        Rebuild done = rebuilt();

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.live().sequence()).isEqualTo(stands);
        assertThat(done.rebuilt().sequence()).isEqualTo(log.events().size());
        assertThat(done.agrees()).isNull();
        assertThat(new Fold(database).watermark().sequence())
                .isEqualTo(log.events().size());
    }

    @Test
    void oneThatIsCancelledLeavesTheRegisterAsItWas() throws SQLException {
        // Given
        write(5);
        foldLive();
        String before = text("SELECT 'fold.revision'::regclass::oid");
        try (Connection reader = inATransaction("SELECT FROM fold.watermark")) {
            Rebuild waiting =
                    rebuilder.begin("A. Person", "a new version", false).orElseThrow();
            await().until(() -> rebuilds.find(waiting.id()).orElseThrow().state() == State.SWITCHING);
            // When
            boolean cancelled = rebuilds.cancel(waiting.id(), "B. Person", "another time");
            // Then
            Rebuild over = over(waiting);
            assertThat(cancelled).isTrue();
            assertThat(over.state()).isEqualTo(State.CANCELLED);
            assertThat(over.cancelledBy()).isEqualTo("B. Person");
            assertThat(rebuilds.cancel(waiting.id(), "C. Person", "")).isFalse();
        }
        assertThat(text("SELECT 'fold.revision'::regclass::oid")).isEqualTo(before);
        onlyTheRegisterIsLeft();
    }

    @Test
    void whoReadsOverOneViewReadsOnInItAndTheSwitchWaits() throws SQLException {
        write(20);
        foldLive();
        Rebuild waiting;
        try (Connection reader = inATransaction("SELECT FROM fold.watermark");
                Statement statement = reader.createStatement()) {
            waiting = rebuilder.begin("A. Person", "a new version", false).orElseThrow();
            await().until(() -> rebuilds.find(waiting.id()).orElseThrow().state() == State.SWITCHING);
            write(1);
            foldLive();

            try (ResultSet row =
                    statement.executeQuery("SELECT count(*), 'fold.revision'::regclass FROM fold.revision")) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(log.events().size() - 2);
            }
            assertThat(rebuilds.find(waiting.id()).orElseThrow().over()).isFalse();
        }
        assertThat(over(waiting).state()).isEqualTo(State.DONE);
        assertThat(new Fold(database).watermark().sequence())
                .isEqualTo(log.events().size());
    }

    @Test
    void whoWritesBesideTheFoldIsWaitedFor() throws SQLException {
        write(5);
        foldLive();
        execute("CREATE TABLE fold.derived (number bigint)");
        execute("INSERT INTO fold.derived VALUES (1)");
        Rebuild waiting;
        try (Connection follower = inATransaction("SELECT FROM fold.derived FOR UPDATE")) {
            waiting = rebuilder.begin("A. Person", "a new version", false).orElseThrow();
            await().until(() -> rebuilds.find(waiting.id()).orElseThrow().state() == State.SWITCHING);

            assertThat(text("SELECT 'fold.derived'::regclass")).isEqualTo("fold.derived");
            follower.commit();
        }
        assertThat(over(waiting).state()).isEqualTo(State.DONE);
    }

    @Test
    void oneAtATimeOverAllReplicas() throws SQLException {
        write(5);
        foldLive();
        Rebuild first;
        try (Connection reader = inATransaction("SELECT FROM fold.watermark")) {
            first = rebuilder.begin("A. Person", "a new version", false).orElseThrow();

            assertThat(replica().begin("B. Person", "me too", false)).isEmpty();
            assertThat(rebuilds.underWay().orElseThrow().by()).isEqualTo("A. Person");
        }
        assertThat(over(first).state()).isEqualTo(State.DONE);
    }

    @Test
    void oneWhoseProcessDiedIsFoundBrokenOffAndClearedUpByTheNextStart() throws SQLException {
        // Given
        write(5);
        foldLive();
        String before = text("SELECT 'fold.revision'::regclass::oid");
        long id;
        try (Connection dying = database.getConnection();
                Statement statement = dying.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + RebuildLock.KEY + ")");
            id = rebuilds.begin("A. Person", "a new version", false, 5).id();
            Schemas.makeFold(database, Rebuilding.NEXT);
            assertThat(rebuilds.find(id).orElseThrow().state()).isEqualTo(State.FOLDING);
        }
        // When
        await().until(() -> rebuilds.find(id).orElseThrow().over());
        replica().start(new StartupEvent());
        // Then
        Rebuild broken = rebuilds.find(id).orElseThrow();
        assertThat(broken.state()).isEqualTo(State.FAILED);
        assertThat(broken.failure()).contains("ended");
        assertThat(text("SELECT 'fold.revision'::regclass::oid")).isEqualTo(before);
        onlyTheRegisterIsLeft();
        assertThat(rebuilt().state()).isEqualTo(State.DONE);
    }

    private Rebuild rebuilt() throws SQLException {
        return over(rebuilder.begin("A. Person", "a new version", false).orElseThrow());
    }

    /// The rebuild once it is over, and what it leaves is cleared up.
    private Rebuild over(Rebuild rebuild) throws SQLException {
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> rebuilds.find(rebuild.id()).orElseThrow().over());
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
                        .equals("0"));
        return rebuilds.find(rebuild.id()).orElseThrow();
    }

    private void onlyTheRegisterIsLeft() throws SQLException {
        assertThat(text("SELECT string_agg(nspname, ' ' ORDER BY nspname) FROM pg_namespace WHERE nspname ~ '^fold'"))
                .isEqualTo("fold");
    }

    private Connection inATransaction(String read) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            statement.execute(read);
        }
        return connection;
    }

    private void write(int parties) {
        for (int i = 0; i < parties; i++) {
            Designation listed = organisation("" + log.next(), "Party " + log.next());
            send(log.listed(listed).json());
            send(log.amended(listed, TestLog.with(listed, "IFSR")).json());
        }
    }

    private void send(String value) {
        try {
            producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Watermark foldLive() throws SQLException {
        return new Fold(database).apply(received()).after();
    }

    private List<Received> received() {
        return log.events().stream()
                .map(event -> received(event, event.sequence() - 1))
                .toList();
    }

    private static Received received(LoggedEvent event, long offset) {
        return Received.read(offset, event.json().getBytes(StandardCharsets.UTF_8));
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
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}

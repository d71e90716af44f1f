package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Defaults;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// On databases of its own, in which the day is what the test says.
class AttemptDaysTest {
    private static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");
    private static final String DAYS = """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'own.attempt'::regclass order by 1
            """;

    @TempDir
    Path folder;

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    @BeforeEach
    void aFreshDatabase() {
        TocsinTestResource servers = new TocsinTestResource();
        servers.init(Map.of("database", "attempts"));
        Map<String, String> settings = servers.start();
        database.setUrl(settings.get("quarkus.datasource.jdbc.url"));
        database.setUser(settings.get("quarkus.datasource.username"));
        database.setPassword(settings.get("quarkus.datasource.password"));
    }

    @Test
    void daysAreMadeAheadAndThoseOf91DaysAgoAreGoneWhileYesterdaysStay() throws SQLException {
        migrate("classpath:db/migration", "latest");
        for (int ago : List.of(92, 91, 90, 89, 1, 0)) {
            turn(NOW.minus(Duration.ofDays(ago)));
            attempt(NOW.minus(Duration.ofDays(ago)));
        }

        turn(NOW);

        assertThat(asked("select at::date from own.attempt order by at"))
                .containsExactly("2026-08-26", "2026-08-27", "2026-11-23", "2026-11-24");
        assertThat(asked(DAYS))
                .doesNotContain("attempt_2026_08_25")
                .startsWith("attempt_2026_08_26")
                .endsWith("attempt_2026_11_30", "attempt_2026_12_01", "attempt_rest");
        assertThat(asked("select count(*) from own.attempt_rest")).containsExactly("0");
    }

    @Test
    void anAttemptOfAnyTimeIsTakenAndFindsItsDayLater() throws SQLException {
        migrate("classpath:db/migration", "latest");
        turn(NOW);
        attempt(NOW.plus(Duration.ofDays(8)));
        attempt(NOW.minus(Duration.ofDays(3)));
        attempt(NOW.minus(Duration.ofDays(400)));
        assertThat(asked("select count(*) from own.attempt_rest")).containsExactly("3");

        turn(NOW.plus(Duration.ofDays(1)));

        assertThat(asked("select at::date from own.attempt_2026_12_02")).containsExactly("2026-12-02");
        assertThat(asked("select at::date from own.attempt_rest"))
                .as("too old is gone; what has no day of its own stays")
                .containsExactly("2026-11-21");
        assertThat(asked("select count(distinct id) from own.attempt")).containsExactly("2");
    }

    @Test
    void whatAnEarlierVersionWroteBecomesOnePartitionAndGoesWhenAllOfItIsOld() throws Exception {
        migrate("filesystem:" + migrationsAlone(), "42");
        Instant today = Clock.systemUTC().instant();
        attempt(today.minus(Duration.ofDays(200)));
        attempt(today);

        migrate("classpath:db/migration", "latest");
        turn(today);
        attempt(today);
        attempt(today.plus(Duration.ofDays(5)));

        assertThat(asked("select count(*) from own.attempt")).containsExactly("4");
        assertThat(asked("select count(*) from own.attempt_rest")).containsExactly("0");
        assertThat(asked(DAYS)).anyMatch(table -> table.startsWith("attempt_before_"));
        turn(today.plus(Duration.ofDays(91)));
        assertThat(asked("select count(*) from own.attempt")).containsExactly("4");
        turn(today.plus(Duration.ofDays(92)));
        assertThat(asked("select count(*) from own.attempt")).containsExactly("1");
        assertThat(asked(DAYS)).noneMatch(table -> table.startsWith("attempt_before_"));
    }

    @Test
    void everyDayStandsBehindTheWall() throws SQLException {
        migrate("classpath:db/migration", "latest");
        turn(NOW);
        attempt(NOW);

        assertThat(asked("""
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'own.attempt'::regclass and not (c.relrowsecurity
                            and exists (select from pg_policy p where p.polrelid = c.oid))
                        """)).isEmpty();
        String asSubscriber = "set role tocsin_subscriber; set tocsin.tenant = '%s'; select tenant from %s";
        for (String table : List.of("own.attempt", "own.attempt_2026_11_24")) {
            assertThat(asked(asSubscriber.formatted("theirs", table))).containsExactly("theirs");
            assertThat(asked(asSubscriber.formatted("mine", table))).isEmpty();
        }
    }

    @Test
    void aRoundThatOthersAreInTheWayOfHoldsNobodyUpAndTheNextDoesIt() throws Exception {
        migrate("classpath:db/migration", "latest");
        turn(NOW);
        Instant later = NOW.plus(Duration.ofDays(100));
        try (Connection reader = database.getConnection();
                Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            reading.execute("select count(*) from own.attempt");

            turn(later);

            attempt(NOW);
            assertThat(asked(DAYS)).contains("attempt_2026_11_24").doesNotContain("attempt_2027_03_04");
            reader.rollback();
        }
        turn(later);
        assertThat(asked(DAYS)).doesNotContain("attempt_2026_11_24").contains("attempt_2027_03_04");
    }

    @Test
    void nothingIsLostWhileDaysComeAndGoUnderThoseWhoWrite() throws Exception {
        migrate("classpath:db/migration", "latest");
        turn(NOW);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(this::writeOnManyDays, threads);
            for (int day = 1; !writing.isDone(); day = Math.min(day + 1, 60)) {
                turn(NOW.plus(Duration.ofDays(day)));
            }
            assertThat(asked("select count(*) from own.attempt")).containsExactly(writing.get() + "");
        }
    }

    private int writeOnManyDays() {
        int written = 0;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (; written < 600; written++) {
                statement.execute(insert(NOW.plus(Duration.ofDays(written % 80))));
            }
            return written;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Without the callbacks, which are those of this version.
    private Path migrationsAlone() throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of("src/main/resources/db/migration"), "V*.sql")) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private void migrate(String location, String target) {
        Flyway.configure()
                .dataSource(database)
                .schemas("own")
                .locations(location)
                .target(target)
                .load()
                .migrate();
    }

    private void turn(Instant now) throws SQLException {
        DeliveryConfig config = Defaults.of(DeliveryConfig.class);
        new AttemptDays(database, config, Clock.fixed(now, ZoneOffset.UTC)).turn();
    }

    private void attempt(Instant at) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(insert(at));
        }
    }

    private static String insert(Instant at) {
        return """
                insert into own.attempt
                    (subscription_id, number, tenant, attempt, at, "trigger", url, outcome, duration_ms)
                values (gen_random_uuid(), 1, 'theirs', 1, '%s', 'scheduled', 'https://a.example', 'delivered', 1)
                """.formatted(at);
    }

    private List<String> asked(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            boolean isAnswer = statement.execute(sql);
            while (!isAnswer) {
                isAnswer = statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        }
    }
}

package io.tocsin.registry.fold;

import static io.tocsin.registry.TestLog.organisation;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Designation;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.fold.Judgement;
import io.tocsin.designation.fold.Received;
import io.tocsin.designation.fold.Watermark;
import io.tocsin.embedded.Postgres;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.database.Schemas;
import io.tocsin.registry.register.StateDigestView;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// The fold against a real PostgreSQL, without a topic.
class FoldTest {
    private static Postgres postgres;
    private static int databases;

    private DataSource database;
    private final TestLog log = new TestLog();

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
        String name = "fold_" + ++databases;
        postgres.createDatabase(name);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl(name));
        source.setUser(postgres.username());
        source.setPassword(postgres.password());
        database = source;
        Schemas.migrate(database);
    }

    @Test
    void droppedAndFoldedAgainItIsTheSame() throws SQLException {
        writeALife("1");
        writeALife("2");
        Designation renumbered = organisation("3", "Party 3");
        log.listed(renumbered);
        log.rekeyed(renumbered, "4");
        new Fold(database).apply(all());
        Watermark watermark = new Fold(database).watermark();
        String state = StateDigestView.of(database);

        execute("DROP SCHEMA fold CASCADE");
        Schemas.migrate(database);
        assertThat(new Fold(database).watermark()).isEqualTo(Watermark.START);
        for (Received one : all()) {
            new Fold(database).apply(List.of(one));
        }

        assertThat(new Fold(database).watermark()).isEqualTo(watermark);
        assertThat(StateDigestView.of(database)).isEqualTo(state);
    }

    @Test
    void migrationsOfTheOneSchemaAreNotRecordedInTheOther() throws SQLException {
        assertThat(text("SELECT string_agg(table_schema, ',' ORDER BY table_schema) FROM information_schema.tables"
                        + " WHERE table_name = 'flyway_schema_history'"))
                .isEqualTo("fold,own");
        String own = text("SELECT count(*) FROM own.flyway_schema_history WHERE version IS NOT NULL");
        execute("DROP SCHEMA fold CASCADE");
        assertThat(text("SELECT count(*) FROM own.flyway_schema_history WHERE version IS NOT NULL"))
                .isEqualTo(own);
    }

    @Test
    void twoFoldsAtOnceApplyEveryEventOnce() throws Exception {
        for (int i = 0; i < 300; i++) {
            writeALife("p" + i);
        }
        List<Received> all = all();
        Callable<Integer> folding = () -> {
            int applied = 0;
            for (int i = 0; i < all.size(); i += 7) {
                applied += new Fold(database)
                        .apply(all.subList(i, Math.min(i + 7, all.size())))
                        .applied()
                        .size();
            }
            return applied;
        };
        int applied = 0;
        try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> one : replicas.invokeAll(List.of(folding, folding))) {
                applied += one.get();
            }
        }

        assertThat(applied).isEqualTo(all.size());
        assertThat(text("SELECT count(*) FROM fold.revision")).isEqualTo(Integer.toString(all.size()));
        assertThat(new Fold(database).watermark().sequence()).isEqualTo(all.size());
    }

    @Test
    void aBatchIsAppliedWholeOrNotAtAll() throws SQLException {
        writeALife("1");
        execute("CREATE FUNCTION fold.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;"
                + "CREATE TRIGGER refuse BEFORE UPDATE ON fold.watermark EXECUTE FUNCTION fold.refuse()");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Fold(database).apply(all()))
                .isInstanceOf(SQLException.class);

        assertThat(text("SELECT count(*) FROM fold.revision")).isEqualTo("0");
        assertThat(text("SELECT count(*) FROM fold.designation")).isEqualTo("0");
        assertThat(new Fold(database).watermark()).isEqualTo(Watermark.START);
    }

    @Test
    void textThatPostgresEscapesOrCannotHoldComesThrough() throws SQLException {
        Designation party =
                organisation("x", "Tab\tback\\slash \"quote\" {brace},comma NUL\0 \uD83D\uDE00", "new\nline\\N");
        LoggedEvent listed = log.listed(TestLog.with(party, "a\"b\\c,d{}", "NULL", " "));

        new Fold(database).apply(all());

        assertThat(text("SELECT event_head || designation || event_tail FROM fold.revision"))
                .isEqualTo(listed.json());
        assertThat(text("SELECT primary_name FROM fold.designation"))
                .isEqualTo("Tab\tback\\slash \"quote\" {brace},comma NUL  \uD83D\uDE00");
        assertThat(text("SELECT array_to_string(programmes, '|') FROM fold.designation"))
                .isEqualTo(String.join("|", listed.event().designation().programmes()));
    }

    @Test
    void howTheLogIsCutIntoBatchesDoesNotMatterForWhenItWasLastPublished() throws SQLException {
        Designation party = organisation("1", "Party 1");
        Designation amended = TestLog.with(party, "NPWMD", "IFSR");
        log.listed(party);
        log.amended(party, amended);
        log.rewriteLast("\"publishedAt\":null", "\"publishedAt\":\"2024-12-18T15:00:00Z\"");
        log.delisted(amended);

        for (int cut = 0; cut <= 3; cut++) {
            migrate();
            new Fold(database).apply(all().subList(0, cut));
            new Fold(database).apply(all().subList(cut, 3));

            assertThat(text("SELECT published_at AT TIME ZONE 'UTC' FROM fold.designation"))
                    .as("cut at %d", cut)
                    .isEqualTo("2024-12-18 15:00:00");
        }
    }

    @Test
    void theNextStartGoesOnAfterTheLastAppliedEvent() throws SQLException {
        writeALife("1");
        List<Received> all = all();

        new Fold(database).apply(all.subList(0, 2));
        Judgement rest = new Fold(database).apply(all);

        assertThat(rest.ignored()).isEqualTo(2);
        assertThat(rest.applied()).hasSize(all.size() - 2);
    }

    private void writeALife(String reference) {
        Designation first = organisation(reference, "Party " + reference);
        Designation second = TestLog.with(first, "NPWMD", "IFSR");
        log.listed(first);
        log.amended(first, second);
        log.delisted(second);
    }

    private List<Received> all() {
        List<Received> all = new ArrayList<>();
        for (LoggedEvent event : log.events()) {
            all.add(Received.read(all.size(), event.json().getBytes(StandardCharsets.UTF_8)));
        }
        return all;
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

package io.tocsin.registry.party;

import static io.tocsin.registry.party.Parties.organisation;
import static io.tocsin.registry.party.Parties.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Status;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.fold.Received;
import io.tocsin.embedded.Postgres;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.database.Schemas;
import io.tocsin.registry.fold.Fold;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Tying parties behind the fold, against a real PostgreSQL.
class LinkingTest {
    private static final int LARGE_BATCH = 1000;
    private static final int MAX_SHARING = 3;
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
        database = fresh();
    }

    private static DataSource fresh() {
        String name = "linking_" + ++databases;
        postgres.createDatabase(name);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl(name));
        source.setUser(postgres.username());
        source.setPassword(postgres.password());
        Schemas.migrate(source);
        return source;
    }

    @Test
    void partiesOfSeveralListsAreTied() throws SQLException {
        log.listed(works("a", "1"));
        log.listed(works("b", "1"));
        log.listed(organisation("b", "2", "Other Works").in("IR").designation());
        foldAndFollow(LARGE_BATCH);

        assertThat(links()).containsExactly("a:1 b:1 0.775 The same name Doe Works; both of IR");
    }

    @Test
    void entriesOfOneListAreNot() throws SQLException {
        log.listed(works("a", "1"));
        log.listed(works("a", "2"));
        foldAndFollow(LARGE_BATCH);

        assertThat(links()).isEmpty();
    }

    @Test
    void whatAnAmendmentTakesAwayTiesNoMore() throws SQLException {
        Designation before = works("a", "1");
        log.listed(before);
        log.listed(works("b", "1"));
        foldAndFollow(LARGE_BATCH);
        log.amended(
                before,
                organisation("a", "1", "New Works").in("IR").designation().withRevision(2));
        foldAndFollow(LARGE_BATCH);

        assertThat(links()).isEmpty();
    }

    @Test
    void whatWasTakenOffStaysTied() throws SQLException {
        log.listed(works("a", "1"));
        log.listed(works("b", "1"));
        log.delisted(works("b", "1"));
        foldAndFollow(LARGE_BATCH);

        assertThat(links()).hasSize(1);
    }

    @Test
    void aRenumberedEntryIsTiedUnderItsNewIdAlone() throws SQLException {
        Designation old = person("a", "1", "Jonathan Q. Doe")
                .number("Passport", "A1234567", "IR")
                .designation();
        log.listed(old);
        log.listed(person("b", "1", "Jonathan Q. Doe")
                .number("Passport", "A1234567", "IR")
                .designation());
        foldAndFollow(LARGE_BATCH);
        log.renumbered(old, "9");
        foldAndFollow(LARGE_BATCH);

        assertThat(links()).hasSize(1).first().asString().startsWith("a:9 b:1 ");
    }

    @Test
    void anEntryThatIsRenumberedFurtherOnIsTiedUnderItsNewIdInTheEnd() throws SQLException {
        log.listed(works("a", "1"));
        foldAndFollow(1);
        log.listed(works("b", "1"));
        log.renumbered(works("a", "1"), "9");
        foldAndFollow(1);

        assertThat(links()).hasSize(1).first().asString().startsWith("a:9 b:1 ");
    }

    @Test
    void whatTheLogTiesIsNotJudgedAnew() throws SQLException {
        Designation announced = works("m", "1").withStatus(Status.ANNOUNCED);
        log.announced(announced);
        Designation entry = works("n", "1");
        log.confirming(entry, announced);
        log.renumbered(entry, "2");
        foldAndFollow(1);

        assertThat(links()).isEmpty();
        assertThat(rows("SELECT designation_id || ' ' || rel || ' ' || other_id FROM fold.party_word"
                        + " ORDER BY sequence, place"))
                .containsExactly("n:1 confirms m:1", "n:2 rekeyedFrom n:1", "n:2 confirms m:1");
    }

    @Test
    void aFactThatTooManyShareTiesNobodyUntilTheyAreFewer() throws SQLException {
        for (String source : List.of("a", "b", "c", "d")) {
            log.listed(works(source, "1"));
        }
        foldAndFollow(1);
        assertThat(links()).isEmpty();

        log.amended(
                works("d", "1"),
                organisation("d", "1", "New Works").in("IR").designation().withRevision(2));
        foldAndFollow(1);

        assertThat(links()).hasSize(3);
    }

    @Test
    void theSameLogGivesTheSameLinksWhateverTheBatches() throws SQLException {
        for (String source : List.of("a", "b", "c", "d", "e")) {
            log.listed(works(source, "1"));
            log.listed(organisation(source, "2", "Works in " + source + "land")
                    .in("AE")
                    .number("Tax ID No.", "1234567", "AE")
                    .designation());
            log.listed(person(source, "3", "Doe, Jonathan Q.")
                    .born("1965")
                    .national("IR")
                    .designation());
        }
        log.renumbered(works("b", "1"), "7");
        log.amended(
                works("c", "1"),
                organisation("c", "1", "New Works").in("IR").designation().withRevision(2));
        log.amended(
                works("d", "1"),
                organisation("d", "1", "Other Works").in("IR").designation().withRevision(2));
        foldAndFollow(LARGE_BATCH);
        List<String> atOnce = links();

        for (int batch : List.of(1, 2, 5)) {
            database = fresh();
            for (LoggedEvent event : log.events()) {
                fold(List.of(event));
                follow(batch);
            }
            assertThat(links()).isEqualTo(atOnce);
        }
        assertThat(atOnce).isNotEmpty();
    }

    @Test
    void itIsMadeAgainWithTheFold() throws SQLException {
        log.listed(works("a", "1"));
        log.listed(works("b", "1"));
        foldAndFollow(LARGE_BATCH);
        List<String> before = links();

        execute("DROP SCHEMA fold CASCADE");
        Schemas.migrate(database);
        foldAndFollow(LARGE_BATCH);

        assertThat(links()).isEqualTo(before).hasSize(1);
    }

    @Test
    void whoFindsAnotherAtItLeavesItToThatOne() throws SQLException {
        log.listed(works("a", "1"));
        fold(log.events());
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT sequence FROM fold.party_progress FOR UPDATE");
            assertThat(linking(1).step()).isEmpty();
            other.rollback();
        }
        assertThat(linking(1).step()).contains(1L);
    }

    private static Designation works(String source, String reference) {
        return organisation(source, reference, "Doe Works").in("IR").designation();
    }

    private void foldAndFollow(int batch) throws SQLException {
        fold(log.events());
        follow(batch);
    }

    private void fold(List<LoggedEvent> events) throws SQLException {
        List<Received> batch = new ArrayList<>();
        for (LoggedEvent event : events) {
            batch.add(Received.read(event.sequence() - 1, event.json().getBytes(StandardCharsets.UTF_8)));
        }
        new Fold(database).apply(batch);
    }

    private void follow(int batch) throws SQLException {
        linking(batch).catchUp();
    }

    private Linking linking(int batch) {
        return new Linking(database, Fold.LIVE, batch, MAX_SHARING);
    }

    private List<String> links() throws SQLException {
        return rows("SELECT a || ' ' || b || ' ' || score || ' ' || explanation FROM fold.party_link ORDER BY a, b");
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

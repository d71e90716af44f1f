package io.tocsin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTest {

    private static Postgres fresh;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        fresh = Postgres.fresh();
    }

    @AfterAll
    static void stop() {
        fresh.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void aCommitIsOnDiskWhenItIsAnswered(String setting) throws SQLException {
        assertThat(ask(fresh, "ingest", "SHOW " + setting)).isEqualTo("on");
    }

    @Test
    void everyServiceHasItsDatabaseWithTheExtensionsItNeeds() throws SQLException {
        for (String database : Postgres.DATABASES) {
            assertThat(ask(fresh, database, "SELECT current_database()")).isEqualTo(database);
        }
        assertThat(ask(fresh, "registry", "SHOW server_version")).startsWith("18.");
        assertThat(ask(fresh, "registry", """
                        SELECT string_agg(name, ' ' ORDER BY name) FROM pg_available_extensions
                        WHERE name IN ('pg_trgm', 'unaccent', 'btree_gist')
                        """)).isEqualTo("btree_gist pg_trgm unaccent");
    }

    @Test
    void aKeptFolderKeepsItsDataWhenTheServerStops() throws SQLException {
        try (Postgres postgres = Postgres.at(folder, Port.free())) {
            write(postgres);
        }
        try (Postgres again = Postgres.at(folder, Port.free())) {
            assertThat(ask(again, "ingest", "SELECT word FROM kept")).isEqualTo("kept");
        }
    }

    @Test
    void aKeptFolderKeepsItsDataWhenTheServerIsKilled() throws SQLException {
        Postgres killed = Postgres.at(folder, Port.free());
        write(killed);
        killed.kill();
        assertThat(killed.isRunning()).isFalse();

        try (Postgres again = Postgres.at(folder, Port.free())) {
            assertThat(ask(again, "ingest", "SELECT word FROM kept")).isEqualTo("kept");
        }
    }

    @Test
    void aProcessNumberThatIsNowAnotherProgramsDoesNotHinderTheStart() throws IOException, SQLException {
        Postgres killed = Postgres.at(folder, Port.free());
        write(killed);
        killed.kill();
        Path file = folder.resolve("data/postmaster.pid");
        String left = Files.readString(file);
        String ourNumber = Long.toString(ProcessHandle.current().pid());
        Files.writeString(file, left.replaceFirst("^\\d+", ourNumber));

        try (Postgres again = Postgres.at(folder, Port.free())) {
            assertThat(ask(again, "ingest", "SELECT word FROM kept")).isEqualTo("kept");
        }
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefusedInOneSentence() {
        try (Postgres first = Postgres.at(folder, Port.free())) {
            assertThatThrownBy(() -> Postgres.at(folder, Port.free()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("already runs on the folder")
                    .hasMessageContaining(Long.toString(first.pid()));
        }
    }

    @Test
    void aTakenPortIsRefusedInOneSentence() {
        assertThatThrownBy(() -> Postgres.at(folder, fresh.port()))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "PostgreSQL cannot listen on port %d of 127.0.0.1, because another program has it: stop that program or choose another port.",
                        fresh.port());
    }

    @Test
    void aConfigurationThatTheServerRefusesIsQuotedInItsOwnWords() throws IOException {
        Postgres.at(folder, Port.free()).close();
        Files.writeString(folder.resolve("data/postgresql.conf"), "shared_buffers = many\n");

        assertThatThrownBy(() -> Postgres.at(folder, Port.free()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("FATAL:")
                .hasMessageContaining("postgres.log");
    }

    @Test
    void aFreshServerLeavesNothingBehind() {
        Postgres postgres = Postgres.fresh();
        Path log = postgres.log();
        assertThat(log).exists();
        postgres.close();

        assertThat(log.getParent()).doesNotExist();
        assertThat(Port.answers(postgres.port())).isFalse();
    }

    private static void write(Postgres postgres) throws SQLException {
        try (Connection connection = postgres.connect("ingest");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word text NOT NULL)");
            statement.execute("INSERT INTO kept VALUES ('kept')");
        }
    }

    private static String ask(Postgres postgres, String database, String question) throws SQLException {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}

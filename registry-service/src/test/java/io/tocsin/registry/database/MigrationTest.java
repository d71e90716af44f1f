package io.tocsin.registry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.database.MigrationConfig.Migration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Who brings the database to the version of the service.
class MigrationTest {
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    @BeforeEach
    void anEmptyDatabase() {
        Map<String, String> servers = new TocsinTestResource().start();
        database.setUrl(servers.get("quarkus.datasource.jdbc.url"));
        database.setUser(servers.get("quarkus.datasource.username"));
        database.setPassword(servers.get("quarkus.datasource.password"));
    }

    @Test
    void aReplicaDoesNotGoOnWhereAnotherWasToMigrateAndHasNot() {
        assertThatThrownBy(() -> start(Migration.ELSEWHERE))
                .hasMessageContaining("the schema own lacks 4 migrations")
                .hasMessageContaining("tocsin.registry.migration=then-exit");
    }

    @Test
    void aJobMigratesAndEndsWellAndReplicasGoOn() {
        assertThatThrownBy(() -> start(Migration.THEN_EXIT))
                .isInstanceOfSatisfying(
                        PreventFurtherStepsException.class,
                        end -> assertThat(end.getExitCode()).isZero());
        assertThatCode(() -> start(Migration.ELSEWHERE)).doesNotThrowAnyException();
        assertThatCode(() -> start(Migration.AT_START)).doesNotThrowAnyException();
    }

    private void start(Migration migration) {
        new MigrationAtStart().migrate(new StartupEvent(), database, () -> migration);
    }
}

package io.tocsin.registry.database;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import javax.sql.DataSource;

/// Migrates before anything else begins; the channel of the fold starts at `LIBRARY_BEFORE`.
@ApplicationScoped
class MigrationAtStart {
    private static final int WELL = 0;

    void migrate(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start,
            DataSource database,
            MigrationConfig config) {
        switch (config.migration()) {
            case AT_START -> Schemas.migrate(database);
            case THEN_EXIT -> {
                Schemas.migrate(database);
                throw new PreventFurtherStepsException("The database is migrated.", WELL);
            }
            case ELSEWHERE -> Schemas.requireMigrated(database);
        }
    }
}

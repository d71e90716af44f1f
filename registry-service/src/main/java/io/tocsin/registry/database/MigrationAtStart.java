package io.tocsin.registry.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import javax.sql.DataSource;

/// Migrates before anything else begins; the channel of the fold starts at `LIBRARY_BEFORE`.
@ApplicationScoped
class MigrationAtStart {
    void migrate(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, DataSource database) {
        Schemas.migrate(database);
    }
}

package io.tocsin.registry.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Who brings the database to the version of the service.
@ConfigMapping(prefix = "tocsin.registry")
public interface MigrationConfig {
    /// Whether a start migrates the database, does nothing else, or leaves it to another.
    @WithDefault("at-start")
    Migration migration();

    /// What a start does about it.
    enum Migration {
        /// It migrates, and the service goes on.
        AT_START,
        /// It migrates, and the process ends well: a job before an upgrade.
        THEN_EXIT,
        /// It makes sure that another has migrated, and does not go on otherwise.
        ELSEWHERE
    }
}

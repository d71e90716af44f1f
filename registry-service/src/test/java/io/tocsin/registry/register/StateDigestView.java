package io.tocsin.registry.register;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/// The register's digest as it is computed at this moment, for tests without HTTP.
public final class StateDigestView {
    private StateDigestView() {}

    public static String of(DataSource database) throws SQLException {
        return new StateDigest(database, Clock.systemUTC(), () -> Duration.ZERO)
                .now()
                .state();
    }
}

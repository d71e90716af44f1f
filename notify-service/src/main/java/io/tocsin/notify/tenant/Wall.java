package io.tocsin.notify.tenant;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// The second wall between tenants. What a request of a tenant asks of the database it asks under a role
/// to which row-level security shows that tenant's rows alone, even where a query forgets to ask for
/// them. It is put up for every connection that such a request takes from the pool, whether in a
/// transaction or not, and taken down when the connection is given back.
///
/// Folding, sending and operators have no tenant: they work as the owner of the tables.
@Singleton
class Wall implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(Wall.class);
    private static final String ROLE = "tocsin_subscriber";
    private static final int BEFORE_SENDING = 1;

    private static final String CAN_STAND = """
            select exists (select from pg_roles where rolname = '%s' and pg_has_role(current_user, oid, 'member'))
            """.formatted(ROLE);

    private static final String UP = """
            select set_config('role', '%s', false), set_config('tocsin.tenant', ?, false)
            """.formatted(ROLE);

    private static final String DOWN = """
            select set_config('role', 'none', false), set_config('tocsin.tenant', '', false)
            """;

    private final TenantConfig config;
    private final CurrentTenant current;
    private final Set<PGConnection> walled =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private volatile boolean stands;

    Wall(TenantConfig config, CurrentTenant current) {
        this.config = config;
        this.current = current;
    }

    void onStart(@Observes @Priority(BEFORE_SENDING) StartupEvent starting, AgroalDataSource database)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(CAN_STAND);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            stands = rows.getBoolean(1);
        }
        if (stands) {
            return;
        }
        String missing = "no row-level security: an administrator of PostgreSQL must run \"create role " + ROLE
                + " nologin; grant " + ROLE + " to\" the service's user, and the service be started again";
        switch (config.wall()) {
            case REQUIRED -> throw new IllegalStateException(missing);
            case WHERE_POSSIBLE -> LOG.warn(missing);
        }
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        String tenant = tenant();
        if (tenant == null) {
            return;
        }
        try (PreparedStatement up = connection.prepareStatement(UP)) {
            walled.add(connection.unwrap(PGConnection.class));
            up.setString(1, tenant);
            up.execute();
        } catch (SQLException e) {
            throw broken(connection, e);
        }
    }

    /// The pool wraps a connection anew for each call; the one inside is the same.
    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            if (!walled.remove(connection.unwrap(PGConnection.class))) {
                return;
            }
            try (PreparedStatement down = connection.prepareStatement(DOWN)) {
                down.execute();
            }
        } catch (SQLException e) {
            throw broken(connection, e);
        }
    }

    private @Nullable String tenant() {
        return stands && Arc.container().requestContext().isActive() ? current.name() : null;
    }

    /// Nobody gets a connection of which it is not known on which side of the wall it is.
    private IllegalStateException broken(Connection connection, SQLException cause) {
        try {
            walled.remove(connection.unwrap(PGConnection.class));
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        return new IllegalStateException("the wall between tenants was neither up nor down", cause);
    }
}

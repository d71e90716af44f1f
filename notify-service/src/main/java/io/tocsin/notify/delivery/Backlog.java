package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/// How much waits to be sent, as metrics, counted when they are asked for.
@ApplicationScoped
@Startup
class Backlog {
    private static final Logger LOG = Logger.getLogger(Backlog.class);

    private static final String PENDING = "select count(*) from own.delivery where state = 'pending'";
    private static final String OLDEST = "select min(due_at) from own.lane where open and due_at is not null";

    private final AgroalDataSource database;
    private final MeterRegistry meters;
    private final Clock clock;

    Backlog(AgroalDataSource database, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.meters = meters;
        this.clock = clock;
    }

    @PostConstruct
    void show() {
        Gauge.builder("tocsin.notify.deliveries.pending", this, Backlog::pending)
                .register(meters);
        Gauge.builder("tocsin.notify.deliveries.oldest.due.age", this, Backlog::oldestDueAgeSeconds)
                .baseUnit("seconds")
                .register(meters);
    }

    private double pending() {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(PENDING);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            LOG.warn("backlog not counted", e);
            return Double.NaN;
        }
    }

    private double oldestDueAgeSeconds() {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(OLDEST);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getObject(1) == null
                    ? 0
                    : Math.max(
                            0,
                            Duration.between(Rows.instant(rows, 1), clock.instant())
                                            .toMillis()
                                    / 1000.0);
        } catch (SQLException e) {
            LOG.warn("backlog not counted", e);
            return Double.NaN;
        }
    }
}

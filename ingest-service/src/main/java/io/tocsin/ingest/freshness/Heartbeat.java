package io.tocsin.ingest.freshness;

import io.tocsin.designation.operation.Operation;
import io.tocsin.designation.operation.Operation.SourceFreshness;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.log.LogHead;
import io.tocsin.ingest.operation.Operations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/// Says at intervals where the log ends and how fresh every source is, so that whoever hears it can tell silence
/// from a broken line.
@ApplicationScoped
class Heartbeat {
    private final DataSource database;
    private final EventLog log;
    private final Operations operations;
    private final Freshness freshness;
    private final HeartbeatConfig config;

    Heartbeat(DataSource database, EventLog log, Operations operations, Freshness freshness, HeartbeatConfig config) {
        this.database = database;
        this.log = log;
        this.operations = operations;
        this.freshness = freshness;
        this.config = config;
    }

    /// Tells it where the interval has passed. When it was told last stands in the database: however many ask,
    /// it is told once.
    @Transactional
    public void beatIfDue(Instant now) {
        if (!take(now)) {
            return;
        }
        LogHead head = log.head();
        operations.tell(new Operation.Heartbeat(
                head.sequence(),
                head.digest().hex(),
                freshness.all().stream().map(Heartbeat::freshness).toList()));
    }

    private boolean take(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement("""
                        update own.operation_head set heartbeat_at = ?
                        where heartbeat_at is null or heartbeat_at <= ? or heartbeat_at > ?
                        """)) {
            take.setObject(1, now.atOffset(ZoneOffset.UTC));
            take.setObject(2, now.minus(config.heartbeat()).atOffset(ZoneOffset.UTC));
            // A clock that was put back must not silence it.
            take.setObject(3, now.atOffset(ZoneOffset.UTC));
            return take.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the heartbeat cannot be given: " + e.getMessage(), e);
        }
    }

    private static SourceFreshness freshness(SourceStatus status) {
        Duration staleAfter = status.staleAfter();
        return new SourceFreshness(
                status.source().id(),
                status.state().wireName(),
                status.health().lastCheckedAt(),
                status.health().lastVerifiedAt(),
                status.health().lastChangedAt(),
                staleAfter == null ? null : staleAfter.toSeconds());
    }
}

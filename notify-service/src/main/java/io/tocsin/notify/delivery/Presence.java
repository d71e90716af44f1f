package io.tocsin.notify.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/// Tells which replicas are there: each holds a lock of its name in a session, which ends with the
/// process, however that ends. The lanes of one that has gone are free at once and do not wait for the
/// end of its claims.
///
/// A replica that only lost its session may still be sending: that is the case of a claim that ran out,
/// and the fence sees to it that nothing is recorded twice.
final class Presence {
    private static final Logger LOG = Logger.getLogger(Presence.class);

    private static final String SHOW = "select pg_try_advisory_lock(hashtextextended(?, 0))";
    private static final String END = "select pg_advisory_unlock(hashtextextended(?, 0))";

    /// A lane that is locked right now is left for the next time: waiting for several could end in a
    /// deadlock.
    private static final String FREE = """
            with claimant as (
                select distinct claimed_by as name from own.lane where claimed_by <> ?),
            absent as materialized (
                select name from claimant where pg_try_advisory_xact_lock(hashtextextended(name, 0))),
            abandoned as (
                select l.subscription_id from own.lane l join absent on l.claimed_by = absent.name
                for update of l skip locked)
            update own.lane l set claimed_by = null, claimed_until = null
            from abandoned where l.subscription_id = abandoned.subscription_id
            """;

    private final Replica self;

    Presence(Replica self) {
        this.self = self;
    }

    /// From now on this replica is there as long as the session is.
    void show(Connection session) throws SQLException {
        ask(session, SHOW);
    }

    void end(Connection session) throws SQLException {
        ask(session, END);
    }

    /// Whether any lane was freed.
    boolean freeLanesOfAbsent(Connection session) throws SQLException {
        try (PreparedStatement free = session.prepareStatement(FREE)) {
            free.setString(1, self.name());
            int lanes = free.executeUpdate();
            if (lanes > 0) {
                LOG.infof("lanes of replicas that have gone are free: %d", lanes);
            }
            return lanes > 0;
        }
    }

    private void ask(Connection session, String query) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(query)) {
            statement.setString(1, self.name());
            statement.execute();
        }
    }
}

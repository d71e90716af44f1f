package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.notify.format.Formats;
import io.tocsin.notify.format.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Heartbeats on their way to those who ask for them. They are no deliveries: they have no number, are
/// tried once, and a newer one takes the place of one that has not gone out, so that none pile up before
/// a dead endpoint.
@ApplicationScoped
public class Heartbeats {
    private static final String KEEP = """
            insert into own.heartbeat (operation_id, at, json) values (?, ?, ?)
            on conflict (singleton)
            do update set operation_id = excluded.operation_id, at = excluded.at, json = excluded.json
            """;

    private static final String PUT = """
            with locked as materialized (
                select subscription_id from own.lane
                where subscription_id = any(?) and open
                order by subscription_id
                for update)
            update own.lane l set heartbeat = true, due_at = least(l.due_at, greatest(?, l.not_before))
            from locked where l.subscription_id = locked.subscription_id
            """;

    private static final String TAKE = """
            update own.lane l set heartbeat = false
            from own.heartbeat h, own.roster r
            where l.subscription_id = ? and l.fence = ? and l.heartbeat
            returning h.operation_id, h.at, h.json, l.next_number - 1, r.sequence
            """;

    private final AgroalDataSource database;
    private final Deliveries deliveries;
    private final Formats formats;
    private final DeliveryConfig config;
    private final Clock clock;

    Heartbeats(AgroalDataSource database, Deliveries deliveries, Formats formats, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.deliveries = deliveries;
        this.formats = formats;
        this.config = config;
        this.clock = clock;
    }

    /// Puts a heartbeat on the lanes of its subscribers, in place of any before it. Within the caller's
    /// transaction; the caller wakes the sending once that is committed.
    ///
    /// @return whether there is anything to send: an old one, as it is met in folding anew, says nothing
    public boolean pass(NumberedOperation heartbeat, List<UUID> subscribers) throws SQLException {
        if (subscribers.isEmpty() || isOld(heartbeat.at())) {
            return false;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP);
                PreparedStatement put = connection.prepareStatement(PUT)) {
            keep.setObject(1, heartbeat.operationId());
            keep.setObject(2, Rows.time(heartbeat.at()));
            keep.setString(3, heartbeat.json());
            keep.executeUpdate();
            put.setArray(1, connection.createArrayOf("uuid", subscribers.toArray()));
            put.setObject(2, Rows.time(clock.instant()));
            put.executeUpdate();
            deliveries.tellOthers(connection);
        }
        return true;
    }

    /// Takes the newest heartbeat from a claimed lane, with the number and the position at which the
    /// subscription is now. Who takes it sends it, or it is lost, and the next one comes.
    Optional<Webhook> take(Claim claim) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setObject(1, claim.endpoint().subscription());
            take.setLong(2, claim.fence());
            try (ResultSet rows = take.executeQuery()) {
                if (!rows.next() || isOld(Rows.instant(rows, 2))) {
                    return Optional.empty();
                }
                News heartbeat = Webhook.heartbeat(
                        rows.getObject(1, UUID.class),
                        Rows.instant(rows, 2),
                        rows.getString(3),
                        rows.getLong(4),
                        rows.getLong(5));
                return Optional.of(new Webhook(
                        heartbeat.id().toString(),
                        null,
                        formats.write(claim.endpoint().format(), heartbeat)));
            }
        }
    }

    private boolean isOld(Instant at) {
        return at.plus(config.heartbeatMaxAge()).isBefore(clock.instant());
    }
}

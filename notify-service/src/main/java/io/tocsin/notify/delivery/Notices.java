package io.tocsin.notify.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.tocsin.designation.DesignationJson;
import io.tocsin.notify.circuit.Notice;
import io.tocsin.notify.subscription.Roster;
import io.tocsin.notify.subscription.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Acts on a notice of an endpoint, and tells its tenant at those of its other endpoints that name the type:
/// who does not answer cannot be told at the same place.
@ApplicationScoped
class Notices {
    private static final String PENDING = """
            select count(*) from own.delivery where subscription_id = ? and state = 'pending'
            """;

    private static final String KEEP = """
            insert into own.operation (number, operation_id, type, at, json)
            values (nextval('own.notice_number'), ?, ?, ?, ?)
            returning number
            """;

    private final AgroalDataSource database;
    private final Roster roster;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Clock clock;

    Notices(AgroalDataSource database, Roster roster, Subscriptions subscriptions, Deliveries deliveries, Clock clock) {
        this.database = database;
        this.roster = roster;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /// Disables the subscription where that is the notice, and makes the deliveries that tell of it, in one
    /// transaction; whether any are due by it.
    @Transactional(rollbackOn = Exception.class)
    boolean act(Endpoint endpoint, Notice notice) throws SQLException {
        List<UUID> others = subscriptions.wanting(endpoint.tenant(), notice.type(), endpoint.subscription());
        boolean isNew = switch (notice) {
            case Notice.Disabled disabled -> disable(endpoint, disabled, others);
            case Notice.Failing failing -> true;
            case Notice.Recovered recovered -> true;
        };
        if (!isNew || others.isEmpty()) {
            return false;
        }
        Content content = keep(endpoint, notice);
        deliveries.enqueue(others.stream()
                .map(other -> new Deliveries.Match(
                        other, content, endpoint.subscription().toString(), List.of(), 0))
                .toList());
        return true;
    }

    /// All lanes are locked in one order, after the roster, as the fold does.
    private boolean disable(Endpoint endpoint, Notice.Disabled notice, List<UUID> others) throws SQLException {
        roster.hold();
        deliveries.lock(Stream.concat(Stream.of(endpoint.subscription()), others.stream())
                .toList());
        return subscriptions.disable(endpoint.subscription(), notice.reason());
    }

    private Content keep(Endpoint endpoint, Notice notice) throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setObject(1, UUID.randomUUID());
            keep.setString(2, notice.type().wireName());
            keep.setObject(3, Rows.time(now));
            keep.setString(
                    4, json(endpoint, notice, pending(connection, endpoint)).toString());
            try (ResultSet rows = keep.executeQuery()) {
                rows.next();
                return new Content.OfOperation(rows.getLong(1));
            }
        }
    }

    private static long pending(Connection connection, Endpoint endpoint) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PENDING)) {
            query.setObject(1, endpoint.subscription());
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static ObjectNode json(Endpoint endpoint, Notice notice, long pending) {
        ObjectNode json = DesignationJson.MAPPER.createObjectNode();
        json.put("subscriptionId", endpoint.subscription().toString());
        json.put("url", endpoint.url());
        json.put("since", notice.since().toString());
        json.put("pendingDeliveries", pending);
        switch (notice) {
            case Notice.Failing failing -> {
                json.put("reason", failing.reason());
                json.put("openUntil", failing.openUntil().toString());
            }
            case Notice.Recovered recovered -> {}
            case Notice.Disabled disabled -> {
                json.put("reason", disabled.reason());
                json.put("enable", "POST /v1/subscriptions/" + endpoint.subscription() + "/enable");
            }
        }
        return json;
    }
}

package io.tocsin.notify.tenant;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.notify.access.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who subscribes here, for operators.
@Path("/v1/subscribers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@RunOnVirtualThread
public class SubscriberResource {
    private static final String TENANTS = """
            select s.tenant, count(*), count(*) filter (where s.state = 'disabled'),
                coalesce(sum(p.pending), 0), min(p.oldest), max(d.settled_at)
            from own.subscription s
                left join lateral (
                    select count(*) as pending, min(created_at) as oldest from own.delivery
                    where subscription_id = s.id and state = 'pending') p on true
                left join lateral (
                    select settled_at from own.delivery
                    where subscription_id = s.id and state = 'delivered'
                    order by number desc limit 1) d on true
            where s.deleted_at is null and s.tenant > ?
            group by s.tenant
            order by s.tenant
            limit ?
            """;

    private final AgroalDataSource database;

    SubscriberResource(AgroalDataSource database) {
        this.database = database;
    }

    /// By name.
    @GET
    public Page<SubscriberView> subscribers(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        return Page.of(read(cursor == null ? "" : cursor, Page.read(limit)), limit, SubscriberView::tenant);
    }

    private List<SubscriberView> read(String after, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(TENANTS)) {
            query.setString(1, after);
            query.setInt(2, limit);
            try (ResultSet rows = query.executeQuery()) {
                List<SubscriberView> tenants = new ArrayList<>();
                while (rows.next()) {
                    tenants.add(new SubscriberView(
                            rows.getString(1),
                            rows.getLong(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            time(rows, 5),
                            time(rows, 6)));
                }
                return tenants;
            }
        }
    }

    private static @Nullable Instant time(ResultSet rows, int column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.LoggedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Knows of which many amendments alike a subscription was given one already: the others are not news to
/// it.
@ApplicationScoped
public class Told {
    private static final String GIVEN = """
            select d.subscription_id, e.bulk
            from own.event e join own.delivery d using (sequence)
            where e.bulk = any(?)
            """;

    private final AgroalDataSource database;

    Told(AgroalDataSource database) {
        this.database = database;
    }

    private record Once(UUID subscription, String bulk) {}

    /// What was told before some events, and among them. Within the caller's transaction, which holds the
    /// log's position.
    public Memory before(Collection<LoggedEvent> events) throws SQLException {
        Set<String> keys =
                events.stream().map(Told::bulkKey).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<Once> told = new HashSet<>();
        if (!keys.isEmpty()) {
            try (Connection connection = database.getConnection();
                    PreparedStatement query = connection.prepareStatement(GIVEN)) {
                query.setArray(1, connection.createArrayOf("text", keys.toArray()));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        told.add(new Once(rows.getObject(1, UUID.class), rows.getString(2)));
                    }
                }
            }
        }
        return new Memory(told);
    }

    /// The key of the many alike of which an event is one; null where it stands for itself.
    static @Nullable String bulkKey(LoggedEvent event) {
        Bulk bulk = event.event().bulk();
        return bulk == null ? null : bulk.key();
    }

    /// What subscriptions were told.
    public static final class Memory {
        private final Set<Once> told;

        private Memory(Set<Once> told) {
            this.told = told;
        }

        /// Whether an event is news to a subscription, which from now on was told it.
        public boolean isNews(UUID subscription, LoggedEvent event) {
            String key = bulkKey(event);
            return key == null || told.add(new Once(subscription, key));
        }
    }
}

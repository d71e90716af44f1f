package io.tocsin.ingest.announcement;

import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// What lists did to an entry, by the log.
@ApplicationScoped
class ListActs {
    private final DataSource database;
    private final Clock clock;

    ListActs(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The events of an entry in documents that were published within so many days of a day; where the
    /// document does not tell, that were received then, or in the days before now. What a first snapshot
    /// carried is no act.
    @Transactional(TxType.MANDATORY)
    List<DesignationEvent> near(DesignationId entry, LocalDate day, int days) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select l.event from own.log l join own.run r on r.id = l.run_id
                        where r.source = ? and r.outcome = 'published' and l.designation_id = ?
                            and (coalesce(r.published_at, r.observed_at) >= ?
                                and coalesce(r.published_at, r.observed_at) < ?
                                or r.published_at is null and r.observed_at >= ?)
                        order by l.sequence
                        """)) {
            select.setString(1, entry.source());
            select.setString(2, entry.toString());
            select.setObject(3, day.minusDays(days).atStartOfDay().atOffset(ZoneOffset.UTC));
            select.setObject(4, day.plusDays(days + 1).atStartOfDay().atOffset(ZoneOffset.UTC));
            select.setObject(5, clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC));
            List<DesignationEvent> acts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    DesignationEvent event = EventCodec.read(row.getString(1)).event();
                    if (!event.baseline()) {
                        acts.add(event);
                    }
                }
            }
            return acts;
        } catch (SQLException e) {
            throw new IllegalStateException("events of " + entry + " cannot be read: " + e.getMessage(), e);
        }
    }
}

package io.tocsin.ingest.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// How long lists took lately to carry what was announced.
@ApplicationScoped
public class Lags {
    private static final int LAST = 100;

    private final DataSource database;

    Lags(DataSource database) {
        this.database = database;
    }

    /// Over the last {@value #LAST} confirmations by a list.
    ///
    /// @param count how many there were, up to that
    /// @param medianSeconds null where there was none
    /// @param maxSeconds likewise
    public record Summary(
            int count,
            @Nullable Long medianSeconds,
            @Nullable Long maxSeconds) {
        static Summary of(List<Long> seconds) {
            List<Long> sorted = seconds.stream().sorted().toList();
            return sorted.isEmpty()
                    ? new Summary(0, null, null)
                    : new Summary(sorted.size(), sorted.get((sorted.size() - 1) / 2), sorted.getLast());
        }
    }

    /// From what a source announced to the lists.
    @Transactional
    public Summary ofAnnouncements(String source) {
        return select("source = ?", source);
    }

    /// From the announcements to what a list carries.
    @Transactional
    public Summary ofList(String source) {
        return select("confirmed_by like ? || ':%'", source);
    }

    private Summary select(String condition, String source) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select lag_seconds from own.announced where "
                        + "lag_seconds is not null and " + condition + " order by stands_since desc, designation_id"
                        + " limit " + LAST)) {
            select.setString(1, source);
            List<Long> seconds = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    seconds.add(row.getLong(1));
                }
            }
            return Summary.of(seconds);
        } catch (SQLException e) {
            throw new IllegalStateException("lags of " + source + " cannot be read: " + e.getMessage(), e);
        }
    }
}

package io.tocsin.registry.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.designation.Status;
import io.tocsin.registry.programme.Designated.Under;
import io.tocsin.registry.spelling.Tag;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/// Finds who is designated under an instrument.
@ApplicationScoped
class DesignatedUnder {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Tags find by index what may be under the instrument; the record of now says whether it is.
    private static final String UNDER = """
            SELECT id, primary_name, authority, status, programmes, designation
            FROM fold.designation state
            WHERE id > ? AND status = ANY (?) AND ever_tags && ?
                AND (position(? IN designation) > 0 OR EXISTS (
                    SELECT FROM unnest(programmes) AS programme
                    JOIN unnest(?::text[], ?::text[]) AS standing (authority, programme) USING (programme)
                    WHERE standing.authority = state.authority))
                AND NOT EXISTS (
                    SELECT FROM fold.rekeying WHERE old_id = state.id AND rekeying.sequence > state.sequence)
            ORDER BY id
            LIMIT ?
            """;

    private final DataSource database;

    DesignatedUnder(DataSource database) {
        this.database = database;
    }

    /// In the order of ids.
    ///
    /// @param programmes those that stand for the instrument
    /// @param afterId only those after this id
    List<Designated> page(String instrument, Collection<ProgrammeTag> programmes, String afterId, int limit)
            throws SQLException {
        List<String> tags = new ArrayList<>(List.of(Tag.instrument(instrument)));
        programmes.forEach(standing -> tags.add(Tag.programme(standing.programme())));
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(UNDER)) {
            statement.setString(1, afterId);
            statement.setArray(2, texts(connection, COUNTED));
            statement.setArray(3, texts(connection, tags));
            statement.setString(4, "\"instrument\":" + JSON.writeValueAsString(instrument));
            statement.setArray(
                    5,
                    texts(
                            connection,
                            programmes.stream().map(ProgrammeTag::authority).toList()));
            statement.setArray(
                    6,
                    texts(
                            connection,
                            programmes.stream().map(ProgrammeTag::programme).toList()));
            statement.setInt(7, limit);
            List<Designated> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(designated(row, instrument));
                }
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a folded designation is JSON", e);
        }
    }

    private static final List<String> COUNTED = List.of("listed", "announced", "confirmed", "delisted");

    private static java.sql.Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static Designated designated(ResultSet row, String instrument)
            throws SQLException, JsonProcessingException {
        boolean named = false;
        List<String> sections = new ArrayList<>();
        for (JsonNode basis : JSON.readTree(row.getString(6)).path("legalBases")) {
            if (basis.path("instrument").asText().equals(instrument)) {
                named = true;
                if (basis.hasNonNull("section")) {
                    sections.add(basis.get("section").asText());
                }
            }
        }
        return new Designated(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Status.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                named ? Under.RECORD : Under.PROGRAMME,
                sections,
                Figures.texts(row.getArray(5)));
    }
}

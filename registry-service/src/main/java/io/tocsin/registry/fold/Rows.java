package io.tocsin.registry.fold;

import io.tocsin.designation.Designation;
import io.tocsin.designation.event.LoggedEvent;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Writes revisions to the tables `revision` and `designation`, both with COPY: nothing is faster.
final class Rows {
    /// What both tables say of a revision.
    private static final String FACTS = """
            valid_from, since, since_basis, source, authority, reference, status, subject_type, designated_on,
            primary_name, searchable, programmes, countries, identifiers, designation""";

    private static final String REVISION = "COPY revision (sequence, designation_id, revision, type, event_source,"
            + " known_at, published_at, event_head, event_tail, " + FACTS + ") FROM STDIN";

    private static final String DESIGNATION = "COPY designation (id, revision, sequence, changed_at, not_before,"
            + " published_at, ever_searchable, ever_tags, " + FACTS + ") FROM STDIN";

    private static final String TAKE_OUT = "DELETE FROM designation WHERE id = ANY (?)";
    private static final int BYTES_AT_ONCE = 1 << 16;

    private Rows() {}

    private interface Row<T> {
        void write(CopyText row, T value) throws IOException;
    }

    /// Adds the revisions, each as it is made: meanwhile the database works on those before.
    static void append(Connection connection, Stream<Revision> revisions) throws SQLException {
        copy(connection, REVISION, revisions, Rows::revision);
    }

    /// Puts the latest revision of each designation in the place of the one before.
    static void makeCurrent(Connection connection, Standings standings) throws SQLException {
        takeOut(connection, standings.knownBefore());
        copy(
                connection,
                DESIGNATION,
                standings.latest(),
                (row, revision) -> designation(row, revision, standings.of(revision)));
    }

    private static void takeOut(Connection connection, List<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(TAKE_OUT)) {
            Array array = connection.createArrayOf("text", ids.toArray());
            statement.setArray(1, array);
            statement.executeUpdate();
        }
    }

    private static <T> void copy(Connection connection, String into, Stream<T> values, Row<T> row) throws SQLException {
        try (PGCopyOutputStream out =
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), into, BYTES_AT_ONCE)) {
            CopyText text = new CopyText(out);
            Iterator<T> inOrder = values.iterator();
            while (inOrder.hasNext()) {
                row.write(text, inOrder.next());
                text.endRow();
            }
        } catch (IOException e) {
            throw e.getCause() instanceof SQLException refused ? refused : new SQLException("COPY broke off", e);
        }
    }

    private static void revision(CopyText row, Revision revision) throws IOException {
        LoggedEvent logged = revision.logged();
        row.value(logged.sequence())
                .value(revision.designation().id())
                .value(revision.designation().revision())
                .value(logged.event().type().wireName())
                .value(logged.source())
                .value(logged.times().emittedAt())
                .value(logged.times().publishedAt())
                .value(revision.text().head())
                .value(revision.text().tail());
        facts(row, revision);
    }

    private static void designation(CopyText row, Revision revision, Standing standing) throws IOException {
        LoggedEvent logged = revision.logged();
        row.value(revision.designation().id())
                .value(revision.designation().revision())
                .value(logged.sequence())
                .value(logged.times().emittedAt())
                .value(revision.validity().notBefore())
                .value(standing.publishedAt())
                .value(String.join("\n", standing.everSearchable()))
                .array(standing.everTags());
        facts(row, revision);
    }

    private static void facts(CopyText row, Revision revision) throws IOException {
        Designation designation = revision.designation();
        row.value(revision.validity().from())
                .value(revision.validity().since())
                .value(revision.validity().basis().word())
                .value(designation.source())
                .value(designation.authority())
                .value(designation.reference())
                .value(word(designation.status()))
                .value(word(designation.subject().type()))
                .value(designation.designatedOn())
                .value(designation.subject().primaryName())
                .value(String.join("\n", revision.searchable()))
                .array(designation.programmes())
                .array(designation.subject().countries())
                .array(revision.identifiers())
                .value(revision.text().designation());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package io.tocsin.registry.fold;

import io.tocsin.designation.Designation;
import io.tocsin.designation.event.LoggedEvent;
import java.util.List;
import java.util.Locale;

/// Revisions as rows of the table `revision`.
final class RevisionRows {
    static final String COPY = """
            COPY revision (sequence, designation_id, revision, type, event_source, known_at, valid_from, since,
                since_basis, published_at, source, authority, reference, status, subject_type, designated_on,
                primary_name, searchable, programmes, countries, identifiers, event_head, designation, event_tail)
            FROM STDIN
            """;

    private RevisionRows() {}

    static String of(List<Revision> revisions) {
        CopyText rows = new CopyText();
        revisions.forEach(revision -> row(rows, revision));
        return rows.toString();
    }

    private static void row(CopyText rows, Revision revision) {
        LoggedEvent logged = revision.logged();
        Designation designation = revision.designation();
        rows.value(logged.sequence())
                .value(designation.id())
                .value(designation.revision())
                .value(logged.event().type().wireName())
                .value(logged.source())
                .value(logged.times().emittedAt())
                .value(revision.validity().from())
                .value(revision.validity().since())
                .value(revision.validity().basis().word())
                .value(logged.times().publishedAt())
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
                .value(revision.text().head())
                .value(revision.text().designation())
                .value(revision.text().tail())
                .endRow();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

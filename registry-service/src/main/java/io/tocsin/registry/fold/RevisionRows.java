package io.tocsin.registry.fold;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.event.LoggedEvent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Events as rows of `fold.revision`.
final class RevisionRows {
    static final String COPY = """
            COPY fold.revision (sequence, designation_id, revision, type, event_source, known_at, published_at,
                source, authority, reference, status, subject_type, designated_on, primary_name, names,
                programmes, countries, event_head, designation, event_tail)
            FROM STDIN
            """;

    private RevisionRows() {}

    static String of(List<LoggedEvent> events) {
        CopyText rows = new CopyText();
        events.forEach(event -> row(rows, event));
        return rows.toString();
    }

    private static void row(CopyText rows, LoggedEvent logged) {
        Designation designation = logged.event().designation();
        EventText text = EventText.of(logged.json());
        rows.value(logged.sequence())
                .value(designation.id())
                .value(designation.revision())
                .value(logged.event().type().wireName())
                .value(logged.source())
                .value(logged.times().emittedAt())
                .value(logged.times().publishedAt())
                .value(designation.source())
                .value(designation.authority())
                .value(designation.reference())
                .value(word(designation.status()))
                .value(word(designation.subject().type()))
                .value(designation.designatedOn())
                .value(designation.subject().primaryName())
                .value(names(designation))
                .array(designation.programmes())
                .array(designation.subject().countries())
                .value(text.head())
                .value(text.designation())
                .value(text.tail())
                .endRow();
    }

    private static String names(Designation designation) {
        return designation.subject().names().stream().map(Name::name).distinct().collect(Collectors.joining("\n"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

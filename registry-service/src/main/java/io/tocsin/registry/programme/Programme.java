package io.tocsin.registry.programme;

import io.tocsin.designation.Programmes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A programme with what stands under it now.
///
/// @param authority whose designations these are
/// @param programme the authority's tag: `NPWMD`
/// @param title what it is about, null where the table does not have the tag
/// @param instruments the law that it stands on, as far as it is known
/// @param designations how many there are now
/// @param lastChangedAt when the last change of one of them became known, null where there is none
public record Programme(
        String authority,
        String programme,
        @Nullable String title,
        List<Instrument> instruments,
        Counts designations,
        @Nullable Instant lastChangedAt) {
    static Programme of(ProgrammeTag tag, Standing standing) {
        return new Programme(
                tag.authority(),
                tag.programme(),
                tag.known().map(Programmes.Programme::title).orElse(null),
                tag.instruments().stream().map(Instrument::named).toList(),
                standing.counts(),
                standing.lastChangedAt());
    }
}

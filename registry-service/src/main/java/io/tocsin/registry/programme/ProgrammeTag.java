package io.tocsin.registry.programme;

import io.tocsin.designation.Programmes;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// A programme as records name it: whose tag, and the tag.
record ProgrammeTag(String authority, String programme) implements Comparable<ProgrammeTag> {
    private static final Comparator<ProgrammeTag> ORDER =
            Comparator.comparing(ProgrammeTag::authority).thenComparing(ProgrammeTag::programme);

    /// The programme that is meant; empty where the table does not have the tag.
    Optional<Programmes.Programme> known() {
        return Programmes.meant(authority, programme);
    }

    /// The names of the instruments that it stands for.
    Set<String> instruments() {
        Set<String> names = new LinkedHashSet<>();
        known().ifPresent(known -> known.instruments().forEach(instrument -> names.add(instrument.name())));
        Programmes.orderInTag(programme).ifPresent(names::add);
        return names;
    }

    @Override
    public int compareTo(ProgrammeTag other) {
        return ORDER.compare(this, other);
    }
}

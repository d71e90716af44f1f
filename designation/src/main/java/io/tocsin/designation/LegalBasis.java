package io.tocsin.designation;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The instrument, and the section of it, under which a party is designated: `E.O. 13382`, `1(a)(ii)`.
///
/// @param instrument the short title in the form that {@link Programmes} uses
/// @param section the section, null where the document names none
public record LegalBasis(String instrument, @Nullable String section) implements Comparable<LegalBasis> {
    private static final Comparator<LegalBasis> ORDER =
            Comparator.comparing(LegalBasis::instrument).thenComparing(LegalBasis::section, Text.nullsFirst());

    public LegalBasis {
        instrument = Text.required("instrument", instrument);
        section = Text.optional(section);
    }

    @Override
    public int compareTo(LegalBasis other) {
        return ORDER.compare(this, other);
    }
}

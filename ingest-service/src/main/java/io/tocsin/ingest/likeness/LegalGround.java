package io.tocsin.ingest.likeness;

import io.tocsin.designation.Designation;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Programmes;
import java.util.Optional;

/// Whether a list entry stands under the legal basis that an announcement names.
public sealed interface LegalGround {
    /// It does.
    ///
    /// @param how a clause for people: "NPWMD stands for E.O. 13382"
    record Agrees(String how) implements LegalGround {}

    /// The announcement names no legal basis, or the entry has nothing that could be compared with it.
    record Unstated() implements LegalGround {}

    /// The entry stands under something else.
    ///
    /// @param why a clause for people: "it stands under BELARUS-EO14038, not E.O. 13382"
    record Differs(String why) implements LegalGround {}

    /// Compares the legal bases of both; where the entry has none, its programmes stand for them.
    static LegalGround of(Designation announced, Designation entry) {
        if (announced.legalBases().isEmpty() && announced.programmes().isEmpty()) {
            return new Unstated();
        }
        return agreement(announced, entry)
                .<LegalGround>map(Agrees::new)
                .orElseGet(() -> saysNothing(entry) ? new Unstated() : new Differs(difference(announced, entry)));
    }

    private static Optional<String> agreement(Designation announced, Designation entry) {
        for (LegalBasis basis : announced.legalBases()) {
            String instrument = basis.instrument();
            if (entry.legalBases().stream().anyMatch(b -> b.instrument().equals(instrument))) {
                return Optional.of("both name " + instrument);
            }
            for (String programme : entry.programmes()) {
                if (Programmes.standsFor(entry.authority(), programme, instrument)) {
                    return Optional.of(programme + " stands for " + instrument);
                }
            }
        }
        return announced.programmes().stream()
                .filter(entry.programmes()::contains)
                .findFirst()
                .map(programme -> "both name " + programme);
    }

    /// A tag that the table does not have may stand for anything.
    private static boolean saysNothing(Designation entry) {
        return entry.legalBases().isEmpty()
                && (entry.programmes().isEmpty()
                        || entry.programmes().stream()
                                .anyMatch(programme -> Programmes.programme(entry.authority(), programme)
                                        .isEmpty()));
    }

    private static String difference(Designation announced, Designation entry) {
        String has = entry.programmes().isEmpty()
                ? entry.legalBases().getFirst().instrument()
                : String.join(", ", entry.programmes());
        String wanted = announced.legalBases().isEmpty()
                ? String.join(", ", announced.programmes())
                : announced.legalBases().getFirst().instrument();
        return "it stands under " + has + ", not " + wanted;
    }
}

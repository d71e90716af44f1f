package io.tocsin.registry.programme;

import io.tocsin.designation.Programmes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A legal instrument with who is designated under it now.
///
/// @param instrument the name that records give it: `E.O. 13382`
/// @param title its full title, null where the table does not have it
/// @param url where its text is, null where no lasting address is known
/// @param programmes the programmes that stand for it
/// @param byRecord designations whose record names it as their legal basis
/// @param byProgramme designations whose record does not name it, under a programme that stands for it
public record LegalBasis(
        String instrument,
        @Nullable String title,
        @Nullable String url,
        List<ProgrammeName> programmes,
        Counts byRecord,
        Counts byProgramme) {
    /// A programme by name.
    public record ProgrammeName(
            String authority, String programme, @Nullable String title) {
        static ProgrammeName of(ProgrammeTag tag) {
            return new ProgrammeName(
                    tag.authority(),
                    tag.programme(),
                    tag.known().map(Programmes.Programme::title).orElse(null));
        }
    }
}

package io.tocsin.ingest.prose;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One party that a text designates, amends or delists, as the rules read it.
///
/// @param name as the text writes it, without possessives, articles and descriptions
/// @param aliases what the text marks as another name ("aka", "also known as")
/// @param subjectType what kind of party; unknown where the text does not tell
/// @param country ISO 3166-1 alpha-2, null where the text does not tell
/// @param action what the authority does
/// @param legalBases instrument and section
/// @param programmes the authority's tags that stand for the instruments
/// @param designatedOn the day of the act, null where the text does not tell
/// @param confidence 0 to 1: how sure the rules are
/// @param quote the sentence that says so, as the text has it
/// @param authority who acts, where the text tells of others than its publisher: a gazette; else null
public record Extraction(
        String name,
        List<String> aliases,
        SubjectType subjectType,
        @Nullable String country,
        Action action,
        List<LegalBasis> legalBases,
        List<String> programmes,
        @Nullable LocalDate designatedOn,
        double confidence,
        String quote,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String authority) {
    public Extraction {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("extraction has no name: " + quote);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence of " + name + " is not in [0, 1]: " + confidence);
        }
        aliases = List.copyOf(aliases);
        legalBases = List.copyOf(legalBases);
        programmes = List.copyOf(programmes);
    }

    /// What the publisher itself does.
    public Extraction(
            String name,
            List<String> aliases,
            SubjectType subjectType,
            @Nullable String country,
            Action action,
            List<LegalBasis> legalBases,
            List<String> programmes,
            @Nullable LocalDate designatedOn,
            double confidence,
            String quote) {
        this(
                name,
                aliases,
                subjectType,
                country,
                action,
                legalBases,
                programmes,
                designatedOn,
                confidence,
                quote,
                null);
    }
}

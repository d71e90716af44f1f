package io.tocsin.registry.fold;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.Name;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.spelling.Spelling;
import io.tocsin.registry.spelling.Tag;
import io.tocsin.registry.validity.Validity;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event with what the register selects it by.
///
/// @param text the event in its three parts
/// @param validity its valid time
/// @param searchable its names in plain spelling
/// @param identifiers its numbers in all spellings by which they are found
record Revision(
        LoggedEvent logged, EventText text, Validity validity, Set<String> searchable, Set<String> identifiers) {

    /// @param before the validity of the revision that it follows, null where there is none
    static Revision of(LoggedEvent logged, @Nullable Validity before) {
        Designation designation = logged.event().designation();
        return new Revision(
                logged,
                EventText.of(logged.json()),
                Validity.after(before, logged),
                searchable(designation),
                identifiers(designation));
    }

    Designation designation() {
        return logged.event().designation();
    }

    /// What the index of all times finds it by.
    Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        designation().programmes().forEach(programme -> tags.add(Tag.programme(programme)));
        designation().subject().countries().forEach(country -> tags.add(Tag.country(country)));
        identifiers.forEach(number -> tags.add(Tag.identifier(number)));
        searchable.forEach(words -> tags.add(Tag.name(words.strip())));
        tags.add(Tag.reference(Spelling.number(designation().reference())));
        designation().legalBases().forEach(basis -> tags.add(Tag.instrument(basis.instrument())));
        return tags;
    }

    private static Set<String> searchable(Designation designation) {
        Set<String> lines = new LinkedHashSet<>();
        for (Name name : designation.subject().names()) {
            String words = Spelling.words(name.name());
            if (!words.isEmpty()) {
                lines.add(words);
            }
        }
        return lines;
    }

    private static Set<String> identifiers(Designation designation) {
        Set<String> numbers = new LinkedHashSet<>();
        for (Identifier identifier : designation.subject().identifiers()) {
            numbers.addAll(Spelling.numbers(identifier.number()));
        }
        return numbers;
    }
}

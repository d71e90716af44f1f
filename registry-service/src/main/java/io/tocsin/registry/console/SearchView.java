package io.tocsin.registry.console;

import io.tocsin.console.Badge;
import io.tocsin.console.Moment;
import io.tocsin.designation.Authorities;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.registry.console.DesignationPage.Times;
import io.tocsin.registry.register.State;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param q what was typed
/// @param kept what the form asks for besides its own fields
/// @param times which times the search is about
/// @param narrowed the choices that were made
/// @param choices those that can be made
/// @param hits this page of what was found
/// @param summary how much was found, in a sentence
/// @param next the address of the page after, null after the last
record SearchView(
        String q,
        List<Question.Asked> kept,
        Times times,
        List<Chip> narrowed,
        List<Choices> choices,
        List<Hit> hits,
        String summary,
        @Nullable String next) {
    /// Choices of one kind.
    ///
    /// @param open whether they are shown at once
    record Choices(String label, boolean open, List<Choice> each) {}

    /// A choice that can be made.
    ///
    /// @param count what it would find, "" where that is not counted
    record Choice(String label, @Nullable String title, String count, String href) {}

    /// A designation that was found.
    ///
    /// @param matched the name by which it was found, null where that is the first or where it was none
    record Hit(
            String id,
            String name,
            @Nullable String matched,
            Badge badge,
            String about,
            String authority,
            Moment changed,
            String href) {
        static Hit of(State state, @Nullable String matched, Question asked, Instant now) {
            Designation party = DesignationJson.read(state.json());
            String name = party.subject().primaryName();
            Question page = new Question("/designations/" + party.id(), java.util.Map.of())
                    .with("knownAt", asked.asked().getOrDefault("knownAt", List.of()))
                    .with("validAt", asked.asked().getOrDefault("validAt", List.of()));
            return new Hit(
                    party.id().toString(),
                    name,
                    name.equals(matched) ? null : matched,
                    Badges.of(party.status()),
                    WireView.about(party),
                    Authorities.label(party.authority()),
                    Objects.requireNonNull(Moment.of(state.knownSince(), now)),
                    page.address());
        }
    }
}

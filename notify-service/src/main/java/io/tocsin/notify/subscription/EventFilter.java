package io.tocsin.notify.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.designation.Country;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Significance;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.EventType;
import io.tocsin.designation.event.LoggedEvent;
import java.util.Collection;
import java.util.List;

/// Which events a subscriber wants. Each list means any of it, an empty one means all; the criteria hold
/// together.
///
/// @param types empty: every type but `restated` and `reported`, which come only where they are named
/// @param sources ids of sources
/// @param programmes tags as the authorities write them
/// @param countries ISO 3166-1 alpha-2 codes, or names as published where they are not known to be
/// countries
/// @param subjectTypes kinds of party
/// @param significance `material` for nothing less; `minor` for all
/// @param baseline whether to send what was so before Tocsin looked first
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EventFilter(
        List<EventType> types,
        List<String> sources,
        List<String> programmes,
        List<String> countries,
        List<SubjectType> subjectTypes,
        Significance significance,
        boolean baseline) {
    /// Every event that is news.
    public static final EventFilter ALL =
            new EventFilter(List.of(), List.of(), List.of(), List.of(), List.of(), Significance.MINOR, false);

    public EventFilter {
        types = List.copyOf(types);
        sources = List.copyOf(sources);
        programmes = List.copyOf(programmes);
        countries = countries.stream().map(Country::codeOrName).toList();
        subjectTypes = List.copyOf(subjectTypes);
    }

    /// Whether the subscriber wants this event.
    public boolean matches(LoggedEvent logged) {
        DesignationEvent event = logged.event();
        Designation designation = event.designation();
        return wantsType(event.type())
                && wantsBaseline(event)
                && anyOrAll(sources, logged.source())
                && anyOrAll(subjectTypes, designation.subject().type())
                && anyOrAll(programmes, designation.programmes())
                && anyOrAll(countries, designation.subject().countries())
                && event.significance().compareTo(significance) >= 0;
    }

    private boolean wantsType(EventType type) {
        return types.isEmpty() ? type != EventType.RESTATED && type != EventType.REPORTED : types.contains(type);
    }

    /// A restatement is always a baseline event, so naming its type asks for it.
    private boolean wantsBaseline(DesignationEvent event) {
        return baseline || !event.baseline() || event.type() == EventType.RESTATED;
    }

    private static <T> boolean anyOrAll(List<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static <T> boolean anyOrAll(List<T> wanted, Collection<T> values) {
        return wanted.isEmpty() || values.stream().anyMatch(wanted::contains);
    }
}

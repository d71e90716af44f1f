package io.tocsin.notify.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.designation.Country;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Significance;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.EventType;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.notify.expression.Decision;
import io.tocsin.notify.expression.Expression;
import io.tocsin.notify.expression.Offered;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which events a subscriber wants. Each list means any of it, an empty one means all; the criteria hold
/// together.
///
/// @param types of events and of operations; the criteria other than `sources` are about events alone
/// @param sources ids of sources
/// @param programmes tags as the authorities write them
/// @param countries ISO 3166-1 alpha-2 codes, or names as published where they are not known to be
/// countries
/// @param subjectTypes kinds of party
/// @param significance `material` for nothing less; `minor` for all
/// @param baseline whether to send what was so before Tocsin looked first
/// @param expression a condition of the subscriber's own over the event, asked last; null for none
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EventFilter(
        WantedTypes types,
        List<String> sources,
        List<String> programmes,
        List<String> countries,
        List<SubjectType> subjectTypes,
        Significance significance,
        boolean baseline,
        @Nullable Expression expression) {
    /// Every event that is news.
    public static final EventFilter ALL = new EventFilter(
            WantedTypes.ALL, List.of(), List.of(), List.of(), List.of(), Significance.MINOR, false, null);

    public EventFilter {
        sources = List.copyOf(sources);
        programmes = List.copyOf(programmes);
        countries = countries.stream().map(Country::codeOrName).toList();
        subjectTypes = List.copyOf(subjectTypes);
    }

    /// Whether the subscriber wants this event.
    public Decision decide(Offered offered) {
        if (!meets(offered.event())) {
            return new Decision.Unwanted();
        }
        return expression == null ? new Decision.Wanted() : expression.ask(offered);
    }

    /// Whether this event is sent: it is where the expression fails on it.
    public boolean matches(LoggedEvent logged) {
        return decide(new Offered(logged)).sends();
    }

    private boolean meets(LoggedEvent logged) {
        DesignationEvent event = logged.event();
        Designation designation = event.designation();
        return types.wants(event.type())
                && wantsBaseline(event)
                && anyOrAll(sources, logged.source())
                && anyOrAll(subjectTypes, designation.subject().type())
                && anyOrAll(programmes, designation.programmes())
                && anyOrAll(countries, designation.subject().countries())
                && event.significance().compareTo(significance) >= 0;
    }

    /// Whether the subscriber wants this operation. One that is about every source, he does.
    public boolean matches(NumberedOperation operation) {
        return types.wants(operation.type()) && (operation.source() == null || anyOrAll(sources, operation.source()));
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

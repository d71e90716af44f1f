package io.tocsin.registry.console;

import io.tocsin.console.Figures;
import io.tocsin.designation.Designation;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Link;
import io.tocsin.designation.event.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says in sentences what an event means.
final class Telling {
    /// A day of the act that is further back than this was known late.
    private static final int LATE_DAYS = 30;

    private Telling() {}

    static String sentence(DesignationEvent event) {
        return switch (event) {
            case DesignationEvent.Announced e -> announced(e.action());
            case DesignationEvent.Confirmed e -> "The list bears the announcement out.";
            case DesignationEvent.Contradicted e -> "The list says otherwise than the announcement.";
            case DesignationEvent.Lapsed e ->
                "The list entry that the announcement made expected did not come in time. The announcement stands.";
            case DesignationEvent.Withdrawn e -> "Taken back: the text never said so.";
            case DesignationEvent.Reported e -> "Read in an unofficial text: a lead, never more.";
            case DesignationEvent.Listed e ->
                e.baseline() ? "On the list when Tocsin first looked at it." : "Put on the list.";
            case DesignationEvent.Amended e -> "The authority changed the entry.";
            case DesignationEvent.Delisted e -> "Taken off the list.";
            case DesignationEvent.Rekeyed e ->
                "The authority gave the entry another reference; it was "
                        + renumberedFrom(event).map(Object::toString).orElse("another") + ".";
            case DesignationEvent.Restated e ->
                e.changes().isEmpty()
                        ? "Another document says the same."
                        : "More is known of what was so before. Nothing changed at the authority.";
        };
    }

    private static String announced(Action action) {
        return switch (action) {
            case DESIGNATE -> "Announced as designated. Provisional until a list or gazette says so.";
            case AMEND -> "Announced as amended. Provisional until a list or gazette says so.";
            case DELIST -> "Announced as taken off. Provisional until a list or gazette says so.";
        };
    }

    /// The event in few words, where it is one line of many; empty where the badge says it all.
    static String remark(LoggedEvent logged) {
        DesignationEvent event = logged.event();
        String what = switch (event) {
            case DesignationEvent.Announced e ->
                switch (e.action()) {
                    case DESIGNATE -> "provisional";
                    case AMEND -> "provisional; to be amended";
                    case DELIST -> "provisional; to be taken off";
                };
            case DesignationEvent.Amended e ->
                e.changes().stream().map(Changed::of).map(Changed::summary).collect(Collectors.joining(", "));
            case DesignationEvent.Delisted e ->
                e.changes().stream().map(Changed::of).map(Changed::summary).collect(Collectors.joining(", "));
            case DesignationEvent.Rekeyed e ->
                renumberedFrom(event).map(old -> "was " + old).orElse("");
            case DesignationEvent.Lapsed e -> "no list entry came in time; the announcement stands";
            case DesignationEvent.Contradicted e -> "the list says otherwise";
            case DesignationEvent.Withdrawn e -> "the text never said so";
            case DesignationEvent.Reported e -> "unofficial: a lead";
            case DesignationEvent.Confirmed e -> "";
            case DesignationEvent.Listed e -> "";
            case DesignationEvent.Restated e -> "";
        };
        return Stream.of(Optional.of(what), lag(logged), late(logged).map(day -> "the act is of " + Wording.day(day)))
                .flatMap(Optional::stream)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static Optional<Object> renumberedFrom(DesignationEvent event) {
        return event.links().stream()
                .filter(link -> link.rel() == Link.Rel.REKEYED_FROM)
                .map(link -> (Object) link.designationId())
                .findFirst();
    }

    /// How long before the document the party was announced: "announced 6 days before".
    static Optional<String> lag(LoggedEvent logged) {
        boolean ofAList = logged.event() instanceof DesignationEvent.Listed
                || logged.event() instanceof DesignationEvent.Amended
                || logged.event() instanceof DesignationEvent.Delisted;
        Instant announced = logged.times().announcedAt();
        if (!ofAList || announced == null) {
            return Optional.empty();
        }
        Duration lag = Duration.between(announced, said(logged.times()));
        return Optional.of(
                lag.isNegative()
                        ? "announced " + Figures.about(lag.negated()) + " after"
                        : "announced " + Figures.about(lag) + " before");
    }

    private static Instant said(EventTimes times) {
        Instant published = times.publishedAt();
        return published == null ? times.observedAt() : published;
    }

    /// The day of the act, where it was long past when it became known.
    static Optional<LocalDate> late(LoggedEvent logged) {
        boolean tellsOfTheAct = logged.event() instanceof DesignationEvent.Listed
                || logged.event() instanceof DesignationEvent.Announced;
        return tellsOfTheAct ? late(logged.event().designation(), logged.times().emittedAt()) : Optional.empty();
    }

    /// The day of the act, where it was long past at a time.
    static Optional<LocalDate> late(Designation designation, Instant known) {
        @Nullable LocalDate act = designation.designatedOn();
        return act != null && act.plusDays(LATE_DAYS).isBefore(LocalDate.ofInstant(known, ZoneOffset.UTC))
                ? Optional.of(act)
                : Optional.empty();
    }
}

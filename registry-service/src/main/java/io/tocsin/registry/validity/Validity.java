package io.tocsin.registry.validity;

import io.tocsin.designation.Designation;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.LoggedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The valid time of one revision. It runs from what documents say, where the known time runs from when
/// Tocsin knew. No source that is read publishes a day of effect apart from the day of the act.
///
/// @param from since when the designation is as the revision says
/// @param since since when the party is designated by what is known with the revision, at the latest:
/// before `from` where the entry was amended since. Of a revision that takes the party off, `from`
/// @param basis which time of a document `since` is
/// @param notBefore when the party was last taken off under this id: an act of before that begins no later
/// listing. Null where it never was
public record Validity(
        Instant from, Instant since, Basis basis, @Nullable Instant notBefore) {

    /// The validity of the revision that an event brings.
    ///
    /// @param before that of the revision before, of the old id where the event renumbers; null where there
    /// is none
    public static Validity after(@Nullable Validity before, LoggedEvent logged) {
        return switch (logged.event()) {
            case DesignationEvent.Listed e -> begun(before, logged);
            case DesignationEvent.Announced e -> begun(before, logged);
            case DesignationEvent.Reported e -> begun(before, logged);
            case DesignationEvent.Amended e -> amended(before, logged);
            // One that changes nothing beside the reference is no other state.
            case DesignationEvent.Rekeyed e ->
                e.changes().isEmpty() ? restated(before, logged) : amended(before, logged);
            case DesignationEvent.Delisted e -> ended(before, logged);
            // Knowing more of what was so before, or of whether it is so at all.
            case DesignationEvent.Restated e -> restated(before, logged);
            case DesignationEvent.Confirmed e -> restated(before, logged);
            case DesignationEvent.Contradicted e -> restated(before, logged);
            case DesignationEvent.Lapsed e -> restated(before, logged);
            case DesignationEvent.Withdrawn e -> restated(before, logged);
        };
    }

    private static Validity begun(@Nullable Validity before, LoggedEvent logged) {
        Instant notBefore = before == null ? null : before.notBefore;
        Instant act = act(logged.event().designation(), notBefore);
        if (act != null) {
            return new Validity(act, act, Basis.DESIGNATED_ON, notBefore);
        }
        Instant beginning = later(said(logged.times()), notBefore);
        return new Validity(beginning, beginning, basis(logged.times()), notBefore);
    }

    private static Validity amended(@Nullable Validity before, LoggedEvent logged) {
        return before == null
                ? begun(null, logged)
                : before.changed(logged).reachingTo(logged.event().designation());
    }

    private static Validity restated(@Nullable Validity before, LoggedEvent logged) {
        return before == null
                ? begun(null, logged)
                : before.reachingTo(logged.event().designation());
    }

    private static Validity ended(@Nullable Validity before, LoggedEvent logged) {
        Instant end = later(said(logged.times()), before == null ? null : before.from);
        return new Validity(end, end, basis(logged.times()), end);
    }

    private Validity changed(LoggedEvent logged) {
        return new Validity(later(said(logged.times()), from), since, basis, notBefore);
    }

    /// The same, with the day of the act where the designation has one that counts and is not off the list.
    private Validity reachingTo(Designation designation) {
        Instant act = act(designation, notBefore);
        if (act == null || from.equals(notBefore) && since.equals(notBefore)) {
            return this;
        }
        return new Validity(from, act, Basis.DESIGNATED_ON, notBefore);
    }

    /// When the act was by which the party is designated. Null where none is named, or one of before the
    /// party was last taken off: lists keep the day of the first act when they list a party again.
    private static @Nullable Instant act(Designation designation, @Nullable Instant notBefore) {
        LocalDate day = designation.designatedOn();
        if (day == null) {
            return null;
        }
        Instant act = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return notBefore != null && act.isBefore(notBefore) ? null : act;
    }

    private static Instant said(EventTimes times) {
        return switch (basis(times)) {
            case ANNOUNCED -> orObserved(times.announcedAt(), times);
            case PUBLISHED -> orObserved(times.publishedAt(), times);
            case OBSERVED, DESIGNATED_ON -> times.observedAt();
        };
    }

    private static Instant orObserved(@Nullable Instant said, EventTimes times) {
        return said == null ? times.observedAt() : said;
    }

    private static Basis basis(EventTimes times) {
        if (times.announcedAt() != null) {
            return Basis.ANNOUNCED;
        }
        return times.publishedAt() != null ? Basis.PUBLISHED : Basis.OBSERVED;
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}

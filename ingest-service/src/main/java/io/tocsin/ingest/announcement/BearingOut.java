package io.tocsin.ingest.announcement;

import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Field;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.DesignationEvent;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event that says the same as the announcement: a listing, or an amendment that puts an entry that was
/// there before under another ground or measure, bears out a designation; an amendment an amendment; a
/// delisting a delisting; and a notice in the gazette whatever it announces too. A mass re-wording bears out
/// nothing.
///
/// @param actDays how many days the act may lie apart in the announcement and on the list, where both name its
/// day
record BearingOut(int actDays) implements Pairing.Rule {
    private static final Set<Field> GROUNDS = Set.of(Field.PROGRAMMES, Field.LEGAL_BASES, Field.MEASURES);

    @Override
    public boolean concerns(DesignationEvent event) {
        return !borneOut(event).isEmpty();
    }

    @Override
    public boolean bears(DesignationEvent event, AnnouncedParty party) {
        return bears(event, party.action(), party.known());
    }

    /// Whether it would say something of a party that is being announced.
    boolean bears(DesignationEvent event, Action action, Designation announced) {
        return borneOut(event).contains(action)
                && switch (event) {
                    case DesignationEvent.Listed e -> near(e, announced);
                    case DesignationEvent.Announced e -> near(e, announced);
                    // The entry's day is that of its listing, not of its change.
                    case DesignationEvent.Amended e -> true;
                    case DesignationEvent.Delisted e -> true;
                    case DesignationEvent.Rekeyed e -> false;
                    case DesignationEvent.Restated e -> false;
                    case DesignationEvent.Reported e -> false;
                    case DesignationEvent.Confirmed e -> false;
                    case DesignationEvent.Contradicted e -> false;
                    case DesignationEvent.Lapsed e -> false;
                    case DesignationEvent.Withdrawn e -> false;
                };
    }

    private boolean near(DesignationEvent event, Designation announced) {
        return near(event.designation().designatedOn(), announced.designatedOn(), actDays);
    }

    /// Whether the act is about the same day; so where one of the two does not tell.
    static boolean near(DesignationEvent event, AnnouncedParty party, int days) {
        return near(event.designation().designatedOn(), party.known().designatedOn(), days);
    }

    private static boolean near(@Nullable LocalDate one, @Nullable LocalDate other, int days) {
        return one == null || other == null || Math.abs(ChronoUnit.DAYS.between(one, other)) <= days;
    }

    private static Set<Action> borneOut(DesignationEvent event) {
        return switch (event) {
            case DesignationEvent.Listed e -> Set.of(Action.DESIGNATE);
            case DesignationEvent.Amended e -> borneOut(e);
            case DesignationEvent.Delisted e -> Set.of(Action.DELIST);
            case DesignationEvent.Announced e -> Set.of(e.action());
            case DesignationEvent.Rekeyed e -> Set.of();
            case DesignationEvent.Restated e -> Set.of();
            case DesignationEvent.Reported e -> Set.of();
            case DesignationEvent.Confirmed e -> Set.of();
            case DesignationEvent.Contradicted e -> Set.of();
            case DesignationEvent.Lapsed e -> Set.of();
            case DesignationEvent.Withdrawn e -> Set.of();
        };
    }

    private static Set<Action> borneOut(DesignationEvent.Amended amended) {
        if (amended.bulk() != null) {
            return Set.of();
        }
        return amended.changes().stream().map(Change::field).anyMatch(GROUNDS::contains)
                ? Set.of(Action.DESIGNATE, Action.AMEND)
                : Set.of(Action.AMEND);
    }
}

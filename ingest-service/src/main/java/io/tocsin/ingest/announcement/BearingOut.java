package io.tocsin.ingest.announcement;

import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.DesignationEvent;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/// An event that says the same as the announcement: a listing, or the amendment of an entry that was there
/// before, bears out a designation; an amendment an amendment; a delisting a delisting; and a notice in the
/// gazette whatever it announces too.
///
/// @param actDays how many days the act may lie apart in the announcement and on the list, where both name its
/// day
record BearingOut(int actDays) implements Pairing.Rule {
    @Override
    public boolean concerns(DesignationEvent event) {
        return !borneOut(event).isEmpty();
    }

    @Override
    public boolean bears(DesignationEvent event, AnnouncedParty party) {
        boolean news = event instanceof DesignationEvent.Listed && !event.baseline();
        return borneOut(event).contains(party.action()) && (!news || near(event, party, actDays));
    }

    /// Whether the act is about the same day; so where one of the two does not tell.
    static boolean near(DesignationEvent event, AnnouncedParty party, int days) {
        LocalDate one = party.known().designatedOn();
        LocalDate other = event.designation().designatedOn();
        return one == null || other == null || Math.abs(ChronoUnit.DAYS.between(one, other)) <= days;
    }

    private static Set<Action> borneOut(DesignationEvent event) {
        return switch (event) {
            case DesignationEvent.Listed e -> Set.of(Action.DESIGNATE);
            case DesignationEvent.Amended e -> Set.of(Action.DESIGNATE, Action.AMEND);
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
}

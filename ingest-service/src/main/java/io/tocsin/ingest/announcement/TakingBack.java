package io.tocsin.ingest.announcement;

import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.DesignationEvent;

/// A later official text that says otherwise: within days of announcing a designation that no list carries,
/// the authority announces that the party is not, or no longer, designated. A party that was listed before is
/// left out: which of its designations ends, the text alone does not tell.
///
/// @param days within which the two acts must lie
record TakingBack(int days) implements Pairing.Rule {
    @Override
    public boolean concerns(DesignationEvent event) {
        return event instanceof DesignationEvent.Announced && event.action() == Action.DELIST;
    }

    @Override
    public boolean bears(DesignationEvent event, AnnouncedParty party) {
        return party.action() == Action.DESIGNATE && party.entry() == null && BearingOut.near(event, party, days);
    }
}

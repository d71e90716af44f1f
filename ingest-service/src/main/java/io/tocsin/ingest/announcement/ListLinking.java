package io.tocsin.ingest.announcement;

import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Link;
import io.tocsin.ingest.announcement.ListedNames.ListChanged;
import io.tocsin.ingest.announcement.Pairing.Pair;
import io.tocsin.ingest.announcement.Pairing.Pairs;
import io.tocsin.ingest.likeness.NameIndex;
import io.tocsin.ingest.list.Linking;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Links what a list says to what was announced: the entry confirms the party, and the party's confirmation
/// follows in the same run.
@ApplicationScoped
class ListLinking implements Linking {
    private final AnnouncedTable announced;
    private final ListedNames listed;
    private final Catalogue catalogue;
    private final AnnouncementConfig config;
    private final Event<ListChanged> changed;
    private final Event<Lag> measured;
    private final Clock clock;

    ListLinking(
            AnnouncedTable announced,
            ListedNames listed,
            Catalogue catalogue,
            AnnouncementConfig config,
            Event<ListChanged> changed,
            Event<Lag> measured,
            Clock clock) {
        this.announced = announced;
        this.listed = listed;
        this.catalogue = catalogue;
        this.config = config;
        this.changed = changed;
        this.measured = measured;
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Linked link(Received received, Events events, long firstSequence) throws UnreadableDocument, IOException {
        changed.fire(new ListChanged(received.source()));
        List<AnnouncedParty> open = awaiting(received);
        if (open.isEmpty()) {
            return Linked.NOTHING;
        }
        Pairing pairing = new Pairing(
                open,
                names(received.source(), events),
                config.links(),
                new BearingOut(config.links().actDays()));
        Map<DesignationId, Long> delisted = new HashMap<>();
        long[] sequence = {firstSequence};
        events.forEach(event -> {
            pairing.consider(event, sequence[0]);
            if (event instanceof DesignationEvent.Delisted) {
                delisted.put(event.designation().id(), sequence[0]);
            }
            sequence[0]++;
        });
        Pairs pairs = pairing.pairs();
        Writing writing = new Writing(received, clock.instant(), sequence[0]);
        pairs.pairs().forEach(writing::confirm);
        Set<DesignationId> borneOut = new HashSet<>();
        pairs.pairs().forEach(pair -> borneOut.add(pair.party().id()));
        open.stream()
                .filter(party -> !borneOut.contains(party.id()))
                .forEach(party -> writing.contradictIfDelisted(party, delisted));
        return writing.linked(pairs.remarks());
    }

    /// The open parties for which the list may speak: announced by a source that feeds it, by an act that is
    /// not later than the list.
    private List<AnnouncedParty> awaiting(Received received) {
        List<String> sources = catalogue.all().stream()
                .filter(source -> source instanceof AnnouncementSource texts
                        && texts.feeds().contains(received.source()))
                .map(source -> source.id())
                .toList();
        Instant published = received.publishedAt();
        List<AnnouncedParty> open = announced.open(sources, config.links().maxOpen());
        if (published == null) {
            return open;
        }
        LocalDate day = LocalDate.ofInstant(published, ZoneOffset.UTC)
                .plusDays(config.links().actDays());
        return open.stream()
                .filter(party -> party.known().designatedOn() == null
                        || !party.known().designatedOn().isAfter(day))
                .toList();
    }

    /// The names of the list before these events; of a first snapshot, its own.
    private NameIndex names(String source, Events events) throws UnreadableDocument, IOException {
        NameIndex before = listed.of(source);
        if (before.size() > 0) {
            return before;
        }
        NameIndex first = new NameIndex();
        events.forEach(event -> first.put(event.designation().reference(), event.designation()));
        return first;
    }

    /// Turns pairs into links and consequences, and writes down how the parties stand.
    private final class Writing {
        private final Received received;
        private final Instant now;
        private final Map<DesignationId, List<Link>> links = new HashMap<>();
        private final Sequel sequel;

        /// @param next the number that the first consequence gets
        Writing(Received received, Instant now, long next) {
            this.received = received;
            this.now = now;
            this.sequel = new Sequel(next);
        }

        void confirm(Pair pair) {
            AnnouncedParty party = pair.party();
            if (!(party.standing() instanceof Standing.Open open)) {
                throw new IllegalStateException(party.id() + " does not wait: " + party.standing());
            }
            DesignationId entry = pair.entry().id();
            links.computeIfAbsent(entry, id -> new ArrayList<>())
                    .add(new Link(Link.Rel.CONFIRMS, party.id(), party.sequence(), pair.score(), pair.explanation()));
            Lag lag = Lag.between(party, received);
            tell(
                    party,
                    party.confirmed(List.of(
                            new Link(Link.Rel.CONFIRMED_BY, entry, pair.sequence(), pair.score(), pair.explanation()))),
                    open.confirmed(now, entry, lag.length()));
            measured.fire(lag);
        }

        /// The entry of a party that was already listed was taken off instead of changed.
        void contradictIfDelisted(AnnouncedParty party, Map<DesignationId, Long> delisted) {
            DesignationId entry = party.entry();
            Long sequence = entry == null ? null : delisted.get(entry);
            if (entry == null || sequence == null || !(party.standing() instanceof Standing.Open open)) {
                return;
            }
            if (!isWhereItsPartiesCome(party)) {
                return; // It may be moved to the list where they come.
            }
            switch (party.action()) {
                case DESIGNATE, AMEND ->
                    tell(
                            party,
                            party.contradicted(List.of(new Link(
                                    Link.Rel.ANNOUNCED_BY,
                                    entry,
                                    sequence,
                                    1.0,
                                    "The entry of the party was taken off the list instead of changed"))),
                            open.contradicted(now));
                case DELIST -> {}
            }
        }

        /// Of the lists that a source feeds the first is where its parties come; leaving another says
        /// little.
        private boolean isWhereItsPartiesCome(AnnouncedParty party) {
            return catalogue.find(party.known().source()).stream()
                    .anyMatch(source -> source instanceof AnnouncementSource texts
                            && texts.feeds().indexOf(received.source()) == 0);
        }

        private void tell(AnnouncedParty party, DesignationEvent event, Standing standing) {
            long number = sequel.add(event, party.publishedAt(), List.of(party.evidence()));
            announced.put(party.after(event, number, standing));
        }

        Linked linked(List<String> remarks) {
            return new Linked(links, sequel.consequences(), remarks.isEmpty() ? null : String.join("; ", remarks));
        }
    }
}

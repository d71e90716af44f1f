package io.tocsin.ingest.announcement;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Link;
import io.tocsin.ingest.announcement.Pairing.Pair;
import io.tocsin.ingest.announcement.Pairing.Pairs;
import io.tocsin.ingest.announcement.Pairing.Rule;
import io.tocsin.ingest.likeness.NameIndex;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// What a new official text means for what was announced before, by the same authority or another that acts
/// for the same government: a notice in the gazette confirms, and a text that takes a designation back
/// contradicts.
@ApplicationScoped
class OfficialWord {
    private final AnnouncedTable announced;
    private final ListedNames listed;
    private final Catalogue catalogue;
    private final AnnouncementConfig config;
    private final Clock clock;

    OfficialWord(
            AnnouncedTable announced, ListedNames listed, Catalogue catalogue, AnnouncementConfig config, Clock clock) {
        this.announced = announced;
        this.listed = listed;
        this.catalogue = catalogue;
        this.config = config;
        this.clock = clock;
    }

    /// Adds what follows for parties that other texts announced.
    ///
    /// @param events of the text, in order
    /// @param first the number that the first of them will get
    /// @return what was not linked, and why
    @Transactional(TxType.MANDATORY)
    List<String> follow(AnnouncementSource source, List<DesignationEvent> events, long first, Sequel sequel) {
        List<String> remarks = new ArrayList<>();
        int days = config.links().actDays();
        if (source.gazette()) {
            Pairs pairs = pairs(source, events, first, new BearingOut(days), otherSources(source));
            pairs.pairs().forEach(pair -> confirm(pair, sequel));
            remarks.addAll(pairs.remarks());
        }
        TakingBack takingBack = new TakingBack(days);
        if (source.official() && events.stream().anyMatch(takingBack::concerns)) {
            List<String> sources = new ArrayList<>(otherSources(source));
            sources.add(source.id());
            Pairs pairs = pairs(source, events, first, takingBack, sources);
            pairs.pairs().forEach(pair -> contradict(pair, sequel));
            remarks.addAll(pairs.remarks());
        }
        return remarks;
    }

    private Pairs pairs(
            AnnouncementSource source, List<DesignationEvent> events, long first, Rule rule, List<String> sources) {
        List<AnnouncedParty> open = announced.open(sources, config.links().maxOpen());
        if (open.isEmpty()) {
            return new Pairs(List.of(), List.of());
        }
        NameIndex names = source.feeds().isEmpty()
                ? new NameIndex()
                : listed.of(source.feeds().getFirst());
        Pairing pairing = new Pairing(open, names, config.links(), rule);
        for (int i = 0; i < events.size(); i++) {
            pairing.consider(events.get(i), first + i);
        }
        return pairing.pairs();
    }

    /// Official sources of the same jurisdiction.
    private List<String> otherSources(AnnouncementSource source) {
        return catalogue.all().stream()
                .filter(other -> other instanceof AnnouncementSource texts && texts.official())
                .filter(other -> !other.id().equals(source.id()))
                .filter(other -> other.jurisdiction().equals(source.jurisdiction()))
                .map(Source::id)
                .toList();
    }

    private void confirm(Pair pair, Sequel sequel) {
        if (pair.party().standing() instanceof Standing.Open open) {
            DesignationEvent event = pair.party().confirmed(List.of(link(Link.Rel.CONFIRMED_BY, pair)));
            tell(pair, event, open.confirmed(clock.instant(), pair.entry().id(), null), sequel);
        }
    }

    private void contradict(Pair pair, Sequel sequel) {
        if (pair.party().standing() instanceof Standing.Open open) {
            DesignationEvent event = pair.party().contradicted(List.of(link(Link.Rel.ANNOUNCED_BY, pair)));
            tell(pair, event, open.contradicted(clock.instant()), sequel);
        }
    }

    private void tell(Pair pair, DesignationEvent event, Standing standing, Sequel sequel) {
        AnnouncedParty party = pair.party();
        long number = sequel.add(event, party.publishedAt(), List.of(party.evidence()));
        announced.put(party.after(event, number, standing));
    }

    private static Link link(Link.Rel rel, Pair pair) {
        return new Link(rel, pair.entry().id(), pair.sequence(), pair.score(), pair.explanation());
    }
}

package io.tocsin.ingest.announcement;

import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.announcement.AnnouncementConfig.Links;
import io.tocsin.ingest.likeness.LegalGround;
import io.tocsin.ingest.likeness.Likeness;
import io.tocsin.ingest.likeness.NameIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Pairs announced parties with what a list or a gazette says of parties, one with one. Pure. Where two are
/// nearly as likely, neither is taken: a wrong link is worse than none.
final class Pairing {
    private static final int MAX_REMARKS = 5;

    private final List<AnnouncedParty> parties;
    private final NameIndex partyNames = new NameIndex();
    private final Map<String, AnnouncedParty> byKey = new HashMap<>();
    private final NameIndex entryNames;
    private final Links thresholds;
    private final Rule rule;
    private final List<Pair> possible = new ArrayList<>();
    private final Set<String> remarks = new HashSet<>();

    /// @param parties that wait
    /// @param entryNames of the list, for how rare words are there
    /// @param rule which events say something of which parties
    Pairing(List<AnnouncedParty> parties, NameIndex entryNames, Links thresholds, Rule rule) {
        this.parties = List.copyOf(parties);
        this.entryNames = entryNames;
        this.thresholds = thresholds;
        this.rule = rule;
        for (AnnouncedParty party : parties) {
            partyNames.put(party.id().toString(), party.known());
            byKey.put(party.id().toString(), party);
        }
    }

    /// Which events say something of which parties, the names aside.
    interface Rule {
        /// Whether the event is of a kind that says something of an announced party.
        boolean concerns(DesignationEvent event);

        /// Whether it would say something of this one.
        boolean bears(DesignationEvent event, AnnouncedParty party);
    }

    /// A party and what bears it out.
    ///
    /// @param sequence of the event that does
    /// @param explanation a sentence
    record Pair(
            AnnouncedParty party, Designation entry, long sequence, double score, double rank, String explanation) {}

    /// What came of it.
    ///
    /// @param remarks what was not linked, and why
    record Pairs(List<Pair> pairs, List<String> remarks) {}

    /// Considers an event of a list or gazette.
    void consider(DesignationEvent event, long sequence) {
        if (!rule.concerns(event)) {
            return;
        }
        Designation entry = event.designation();
        for (String key : partyNames.candidates(entry, thresholds.maxCandidates())) {
            AnnouncedParty party = byKey.get(key);
            if (party != null && rule.bears(event, party)) {
                consider(party, entry, sequence);
            }
        }
    }

    /// Considers an entry for a party.
    private void consider(AnnouncedParty party, Designation entry, long sequence) {
        Likeness likeness = Likeness.of(party.known(), entry, entryNames);
        if (likeness.score() < thresholds.minScore()) {
            return;
        }
        boolean tied = entry.id().equals(party.entry());
        switch (LegalGround.of(party.known(), entry)) {
            case LegalGround.Agrees agrees ->
                add(party, entry, sequence, likeness, tied, 1, likeness.explanation() + "; " + agrees.how());
            case LegalGround.Unstated unstated ->
                add(party, entry, sequence, likeness, tied, 0.95, likeness.explanation());
            case LegalGround.Differs differs ->
                remarks.add(party.id() + " is not linked to " + entry.id() + ": " + differs.why());
        }
    }

    private void add(
            AnnouncedParty party,
            Designation entry,
            long sequence,
            Likeness likeness,
            boolean tied,
            double factor,
            String explanation) {
        double score = Math.round(likeness.score() * factor * 100) / 100.0;
        if (score >= thresholds.minScore()) {
            double rank = likeness.rank() * factor + (tied ? 0.1 : 0);
            possible.add(new Pair(party, entry, sequence, score, rank, explanation));
        }
    }

    /// The pairs: of each party the likeliest entry, and of each entry the likeliest party of a source.
    Pairs pairs() {
        List<Pair> chosen = new ArrayList<>();
        for (AnnouncedParty party : parties) {
            List<Pair> of = ranked(possible.stream().filter(pair -> pair.party() == party));
            leader(of, pair -> pair.entry().id(), party.id() + " could be several entries")
                    .ifPresent(chosen::add);
        }
        List<Pair> pairs = new ArrayList<>();
        Map<String, List<Pair>> bySourceAndEntry = chosen.stream()
                .collect(Collectors.groupingBy(pair ->
                        pair.party().known().source() + " " + pair.entry().id()));
        for (List<Pair> rivals : bySourceAndEntry.values()) {
            DesignationId entry = rivals.getFirst().entry().id();
            leader(ranked(rivals.stream()), pair -> pair.party().id(), entry + " could be several announced parties")
                    .ifPresent(pairs::add);
        }
        pairs.sort(Comparator.comparingLong((Pair pair) -> pair.party().sequence()));
        return new Pairs(pairs, remarks.stream().sorted().limit(MAX_REMARKS).toList());
    }

    private static List<Pair> ranked(Stream<Pair> pairs) {
        return pairs.sorted(Comparator.comparingDouble(Pair::rank)
                        .reversed()
                        .thenComparing(pair -> pair.entry().id().toString())
                        .thenComparing(pair -> pair.party().id().toString()))
                .toList();
    }

    /// The first, if the next that is another lies clearly behind.
    private Optional<Pair> leader(List<Pair> ranked, Function<Pair, DesignationId> side, String doubt) {
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        Pair first = ranked.getFirst();
        List<DesignationId> close = ranked.stream()
                .filter(pair -> first.rank() - pair.rank() < thresholds.margin())
                .map(side)
                .distinct()
                .toList();
        if (close.size() > 1) {
            remarks.add(doubt + ", and is linked to none: "
                    + close.stream().map(DesignationId::toString).sorted().collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        return Optional.of(first);
    }
}

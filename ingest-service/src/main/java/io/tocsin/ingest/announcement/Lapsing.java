package io.tocsin.ingest.announcement;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.freshness.Freshness;
import io.tocsin.ingest.freshness.SourceStatus;
import io.tocsin.ingest.freshness.SourceStatus.State;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.run.Runs.Result;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Warns of each announced party whose entry did not come in time, once. It is silent where the lists that
/// should have it are not seen in order: then nobody knows whether the entry came.
@ApplicationScoped
class Lapsing {
    /// So many of a source at once; the rest the next time.
    private static final int BATCH = 500;

    private final AnnouncedTable announced;
    private final Catalogue catalogue;
    private final Freshness freshness;
    private final EventLog log;
    private final Runs runs;
    private final Clock clock;

    Lapsing(AnnouncedTable announced, Catalogue catalogue, Freshness freshness, EventLog log, Runs runs, Clock clock) {
        this.announced = announced;
        this.catalogue = catalogue;
        this.freshness = freshness;
        this.log = log;
        this.runs = runs;
        this.clock = clock;
    }

    /// Lets lapse what is due.
    ///
    /// @return how many parties
    @Transactional
    int lapse() {
        int lapsed = 0;
        for (var source : catalogue.all()) {
            if (source instanceof AnnouncementSource texts) {
                Optional<Instant> seen = listsSeenInOrder(texts);
                if (seen.isPresent()) {
                    lapsed += lapse(texts, seen.get());
                }
            }
        }
        return lapsed;
    }

    private int lapse(AnnouncementSource source, Instant seen) {
        if (announced.due(source.id(), seen, 1).isEmpty()) {
            return 0;
        }
        log.lock();
        Map<String, List<AnnouncedParty>> byText = new LinkedHashMap<>();
        announced.due(source.id(), seen, BATCH).stream()
                .filter(party -> party.evidence().retrievedAt().isBefore(seen))
                .forEach(party -> byText.computeIfAbsent(party.runId(), id -> new ArrayList<>())
                        .add(party));
        byText.values().forEach(parties -> tell(source, parties));
        return byText.values().stream().mapToInt(List::size).sum();
    }

    /// The text that announced the parties leads to one more run.
    private void tell(AnnouncementSource source, List<AnnouncedParty> parties) {
        AnnouncedParty any = parties.getFirst();
        Received text = new Received(
                source.id(),
                any.evidence().sha256(),
                any.evidence().url(),
                any.publishedAt(),
                any.evidence().retrievedAt());
        List<DesignationEvent> events =
                parties.stream().<DesignationEvent>map(AnnouncedParty::lapsed).toList();
        String reason = "lapsed: " + parties.size() + " announced in run " + any.runId() + " did not come onto "
                + String.join(", ", source.feeds()) + " in time";
        Run run = runs.finish(text, new Result(Outcome.PUBLISHED, reason, null, 0, null, events, List.of()));
        Long first = run.firstSequence();
        Instant now = clock.instant();
        for (int i = 0; i < parties.size() && first != null; i++) {
            AnnouncedParty party = parties.get(i);
            if (party.standing() instanceof Standing.Announced waiting) {
                announced.put(party.after(events.get(i), first + i, waiting.lapsed(now)));
            }
        }
    }

    /// Until when every watched list that the source feeds was seen whole and in order; empty where none is
    /// watched, or one is failing, stale or held.
    private Optional<Instant> listsSeenInOrder(AnnouncementSource source) {
        List<SourceStatus> lists = source.feeds().stream()
                .filter(catalogue::watched)
                .flatMap(list -> catalogue.find(list).stream())
                .map(freshness::of)
                .toList();
        return lists.stream().allMatch(list -> list.state() == State.OK)
                ? lists.stream()
                        .flatMap(list -> Stream.ofNullable(list.health().lastVerifiedAt()))
                        .min(Comparator.naturalOrder())
                : Optional.empty();
    }
}

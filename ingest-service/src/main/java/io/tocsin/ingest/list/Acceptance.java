package io.tocsin.ingest.list;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.list.Linking.Linked;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.log.LogHead;
import io.tocsin.ingest.run.Decision;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.snapshot.Movement;
import io.tocsin.ingest.snapshot.Profile;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Accepts a snapshot: the document, the snapshot, its events with their numbers and digests, and the
/// run, all in one transaction under the log's lock.
@ApplicationScoped
class Acceptance {
    private static final Logger LOG = Logger.getLogger(Acceptance.class);

    private final SnapshotTable snapshots;
    private final DeltaTable deltas;
    private final DocumentArchive archive;
    private final EventLog log;
    private final Runs runs;
    private final Watchbook watchbook;
    private final Linking linking;
    private final GuardConfig config;
    private final MeterRegistry meters;
    private final Clock clock;

    Acceptance(
            SnapshotTable snapshots,
            DeltaTable deltas,
            DocumentArchive archive,
            EventLog log,
            Runs runs,
            Watchbook watchbook,
            Linking linking,
            GuardConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.snapshots = snapshots;
        this.deltas = deltas;
        this.archive = archive;
        this.log = log;
        this.runs = runs;
        this.watchbook = watchbook;
        this.linking = linking;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /// What an acceptance leads to.
    record Accepted(Run run, AcceptedSnapshot snapshot) {}

    /// Accepts a document.
    ///
    /// @throws SnapshotTable.Overtaken if another snapshot was accepted since the document was compared
    @Transactional(rollbackOn = Exception.class)
    Accepted accept(Received received, Document document, Comparison comparison, Terms terms)
            throws UnreadableDocument, IOException {
        String source = received.source();
        AcceptedSnapshot before = comparison.subject().before();
        LogHead head = log.lock();
        snapshots.requireStill(source, before);
        archive.keep(document, received.observedAt());
        settle(source, terms);
        boolean withRemovals = !(terms instanceof Terms.WithoutRemovals);
        int size = comparison.size(withRemovals);
        Linked linked = size == 0
                ? Linked.NOTHING
                : linking.link(
                        received,
                        reader -> comparison.forEachPart(
                                head, withRemovals, part -> part.events().forEach(reader)),
                        head.sequence() + 1);
        Runs.Writing writing = runs.begin(received, size + linked.consequences().size());
        boolean[] wrote = new boolean[1];
        comparison.forEachPart(head, withRemovals, part -> {
            writing.append(part.events().stream().map(linked::linked).toList());
            snapshots.write(source, before == null, part.rows());
            wrote[0] = true;
        });
        writing.follow(linked.consequences());
        Run run = writing.finish(result(comparison, terms, linked.remark()));
        AcceptedSnapshot after = after(run, received, comparison, terms);
        snapshots.accept(source, after, before == null || !wrote[0], clock.instant());
        Set<String> kept = new HashSet<>(comparison.subject().patches().kept());
        kept.addAll(after.heldRemovals());
        deltas.settle(source, kept);
        String repairs = repairs(comparison, terms);
        if (repairs != null) {
            LOG.warnf("Source %s: the whole list %s", source, repairs);
            runs.tellOfRepairs(run, repairs);
            meters.counter("tocsin.source.repairs", "source", source)
                    .increment(comparison.subject().patches().repairs(after.heldRemovals()));
        }
        watchbook.verified(source, received.observedAt(), run.firstSequence() != null);
        return new Accepted(run, after);
    }

    /// What was held before gives way to a newer snapshot, but for what an operator decides now.
    private void settle(String source, Terms terms) {
        switch (terms) {
            case Terms.Released release -> {
                runs.decide(release.runId(), Decision.RELEASED, release.by(), release.reason());
                runs.supersedeHeld(source);
            }
            case Terms.InFull all -> runs.supersedeHeld(source);
            case Terms.WithoutRemovals some -> runs.supersedeHeld(source);
            case Terms.ReadAgain again -> {}
        }
    }

    private Runs.Result result(Comparison comparison, Terms terms, @Nullable String remark) {
        SnapshotFacts facts = comparison.subject().reading().facts();
        var oddities = comparison.movement().oddities(facts.oddities(), config.maxOddities());
        return switch (terms) {
            case Terms.WithoutRemovals some ->
                Runs.Result.ofList(
                        Outcome.HELD,
                        joined(some.reason(), remark, repairs(comparison, terms)),
                        facts.entries(),
                        new Runs.OfList(
                                oddities,
                                comparison.gone(),
                                comparison.subject().reading().state()));
            case Terms.InFull all -> published(comparison, terms, remark, new Runs.OfList(oddities, List.of(), null));
            case Terms.Released release ->
                published(comparison, terms, remark, new Runs.OfList(oddities, List.of(), null));
            case Terms.ReadAgain again ->
                published(comparison, terms, remark, new Runs.OfList(oddities, List.of(), null));
        };
    }

    private static Runs.Result published(
            Comparison comparison, Terms terms, @Nullable String remark, Runs.OfList list) {
        Outcome outcome = comparison.subject().before() == null
                ? Outcome.BASELINE
                : comparison.size(true) == 0 ? Outcome.UNCHANGED : Outcome.PUBLISHED;
        return Runs.Result.ofList(
                outcome,
                joined(remark, repairs(comparison, terms)),
                comparison.subject().reading().facts().entries(),
                list);
    }

    private static @Nullable String repairs(Comparison comparison, Terms terms) {
        return comparison.subject().patches().repairsInWords(held(comparison, terms));
    }

    /// The entries that stay on the list though the document lacks them.
    private static Set<String> held(Comparison comparison, Terms terms) {
        return switch (terms) {
            case Terms.WithoutRemovals some -> Set.copyOf(comparison.gone());
            case Terms.ReadAgain again -> comparison.subject().spared();
            case Terms.InFull all -> Set.of();
            case Terms.Released release -> Set.of();
        };
    }

    private static @Nullable String joined(@Nullable String... sentences) {
        String all = Arrays.stream(sentences).filter(Objects::nonNull).collect(Collectors.joining("; "));
        return all.isEmpty() ? null : all;
    }

    private static AcceptedSnapshot after(Run run, Received received, Comparison comparison, Terms terms) {
        SnapshotFacts facts = comparison.subject().reading().facts();
        Movement movement = comparison.movement();
        Set<String> held = held(comparison, terms);
        Profile profile = terms instanceof Terms.WithoutRemovals ? movement.withRemovals() : movement.after();
        AcceptedSnapshot before = comparison.subject().before();
        return new AcceptedSnapshot(
                run.id(),
                received.sha256(),
                facts.form(),
                publishedOn(facts, before),
                fingerprints(comparison, before, held),
                profile,
                held);
    }

    private static @Nullable LocalDate publishedOn(SnapshotFacts facts, @Nullable AcceptedSnapshot before) {
        return facts.publishedOn() == null && before != null ? before.publishedOn() : facts.publishedOn();
    }

    private static Map<String, byte[]> fingerprints(
            Comparison comparison, @Nullable AcceptedSnapshot before, Set<String> held) {
        Map<String, byte[]> read = comparison.subject().reading().fingerprints();
        Patches patches = comparison.subject().patches();
        if (before == null || held.isEmpty() && patches.kept().isEmpty()) {
            return read;
        }
        Map<String, byte[]> fingerprints = new HashMap<>(read);
        patches.adjust(fingerprints);
        before.fingerprints().forEach((reference, fingerprint) -> {
            if (held.contains(reference)) {
                fingerprints.put(reference, fingerprint);
            }
        });
        return fingerprints;
    }
}

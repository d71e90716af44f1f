package io.tocsin.ingest.list;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.list.Linking.Linked;
import io.tocsin.ingest.list.Reading.ReadEntry;
import io.tocsin.ingest.list.SnapshotTable.Known;
import io.tocsin.ingest.list.SnapshotTable.Row;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.run.Decision;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.snapshot.EntryDifference;
import io.tocsin.ingest.snapshot.EntryOutcome;
import io.tocsin.ingest.snapshot.EntryState;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accepts a snapshot: the document, the snapshot, its events with their numbers and digests, and the
/// run, all in one transaction under the log's lock.
@ApplicationScoped
class Acceptance {
    private final SnapshotTable snapshots;
    private final DocumentArchive archive;
    private final EventLog log;
    private final Runs runs;
    private final Watchbook watchbook;
    private final Linking linking;
    private final Clock clock;

    Acceptance(
            SnapshotTable snapshots,
            DocumentArchive archive,
            EventLog log,
            Runs runs,
            Watchbook watchbook,
            Linking linking,
            Clock clock) {
        this.snapshots = snapshots;
        this.archive = archive;
        this.log = log;
        this.runs = runs;
        this.watchbook = watchbook;
        this.linking = linking;
        this.clock = clock;
    }

    /// An operator's decision to publish a held run.
    record Release(String runId, String by, String reason) {}

    /// Another snapshot was accepted after the document was read.
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken(String source) {
            super("another snapshot of " + source + " was accepted meanwhile");
        }
    }

    /// @param before the snapshot against which the document was read, null before the first
    /// @param difference how entries that both have are compared
    /// @param release the operator's decision that this carries out, null where the guard had no doubt
    @Transactional
    Run accept(
            Received received,
            Document document,
            Reading reading,
            @Nullable AcceptedSnapshot before,
            EntryDifference difference,
            @Nullable Release release) {
        long last = log.lock().sequence();
        requireStill(received.source(), before);
        List<String> removed = before == null ? List.of() : reading.removed(before.fingerprints());
        Map<String, Known> known = before == null ? Map.of() : knownOf(received.source(), reading, removed);
        List<Row> rows = new ArrayList<>(reading.changed().size() + removed.size());
        List<DesignationEvent> events = new ArrayList<>();
        // What a better parser finds in the old document was listed before we saw it, too.
        boolean firstSight = before == null || difference instanceof EntryDifference.BetterParser;
        for (ReadEntry entry : reading.changed()) {
            EntryOutcome outcome = outcome(entry, known.get(entry.reference()), firstSight, difference);
            events.addAll(outcome.events());
            rows.add(new Row(entry.reference(), entry.fingerprint(), outcome.state()));
        }
        for (String reference : removed) {
            EntryOutcome outcome = EntryDifference.delisted(stateOf(reference, known.get(reference)));
            events.addAll(outcome.events());
            rows.add(new Row(reference, null, outcome.state()));
        }
        archive.keep(document, received.observedAt());
        Outcome outcome = before == null ? Outcome.BASELINE : events.isEmpty() ? Outcome.UNCHANGED : Outcome.PUBLISHED;
        int entries = reading.facts().entries();
        Linked linked = linking.link(received, events, last + 1);
        List<DesignationEvent> told = events.stream().map(linked::linked).toList();
        Run run = runs.finish(
                received,
                new Runs.Result(outcome, linked.remark(), entries, 0, null, told, List.of(), linked.consequences()));
        snapshots.accept(
                received.source(), run.id(), received.sha256(), reading.facts(), clock.instant(), before == null, rows);
        if (release != null) {
            runs.decide(release.runId(), Decision.RELEASED, release.by(), release.reason());
        }
        runs.supersedeHeld(received.source());
        watchbook.verified(received.source(), received.observedAt(), !events.isEmpty());
        return run;
    }

    private void requireStill(String source, @Nullable AcceptedSnapshot before) {
        Optional<String> now = snapshots.accepted(source).map(AcceptedSnapshot::runId);
        if (!now.equals(Optional.ofNullable(before).map(AcceptedSnapshot::runId))) {
            throw new Overtaken(source);
        }
    }

    private Map<String, Known> knownOf(String source, Reading reading, List<String> removed) {
        List<String> references = new ArrayList<>(removed);
        reading.changed().forEach(entry -> references.add(entry.reference()));
        return snapshots.known(source, references);
    }

    private static EntryOutcome outcome(
            ReadEntry entry, @Nullable Known known, boolean baseline, EntryDifference difference) {
        if (known == null) {
            return EntryDifference.listed(entry.designation(), baseline, 1);
        }
        if (!known.listed()) {
            return EntryDifference.listed(
                    entry.designation(), false, known.state().known().revision() + 1);
        }
        return difference.of(known.state(), entry.designation());
    }

    private static EntryState stateOf(String reference, @Nullable Known known) {
        if (known == null) {
            throw new IllegalStateException("entry " + reference + " has a fingerprint and no state");
        }
        return known.state();
    }
}

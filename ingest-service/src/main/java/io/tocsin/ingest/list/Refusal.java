package io.tocsin.ingest.list;

import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.run.Decision;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.run.Runs.Result;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/// Puts on record that a document is not published, and why; its bytes are kept and nothing else changes.
@ApplicationScoped
class Refusal {
    private final SnapshotTable snapshots;
    private final DocumentArchive archive;
    private final EventLog log;
    private final Runs runs;
    private final Watchbook watchbook;
    private final GuardConfig config;

    Refusal(
            SnapshotTable snapshots,
            DocumentArchive archive,
            EventLog log,
            Runs runs,
            Watchbook watchbook,
            GuardConfig config) {
        this.snapshots = snapshots;
        this.archive = archive;
        this.log = log;
        this.runs = runs;
        this.watchbook = watchbook;
        this.config = config;
    }

    /// An operator decides about it. Of a source one document waits at most: the newest.
    ///
    /// @return the run, or the one that waits already over a document that leads to the same list
    /// @throws SnapshotTable.Overtaken if another snapshot was accepted since the document was compared
    @Transactional
    Run hold(Document document, Received received, Comparison comparison, String reason) {
        String source = received.source();
        String state = comparison.subject().reading().state();
        log.lock();
        snapshots.requireStill(source, comparison.subject().before());
        archive.keep(document, received.observedAt());
        watchbook.held(source, received.observedAt());
        Optional<Run> waiting = runs.heldAs(source, state);
        if (waiting.isPresent()) {
            return waiting.get();
        }
        var facts = comparison.subject().reading().facts();
        var oddities = comparison.movement().oddities(facts.oddities(), config.maxOddities());
        runs.supersedeHeld(source);
        return runs.finish(
                received,
                Result.ofList(
                        Outcome.HELD, reason, facts.entries(), new Runs.OfList(oddities, comparison.gone(), state)));
    }

    /// An operator decides about it: it cannot be published as it is.
    @Transactional
    Run hold(Document document, Received received, String reason) {
        log.lock();
        archive.keep(document, received.observedAt());
        watchbook.held(received.source(), received.observedAt());
        runs.supersedeHeld(received.source());
        return runs.finish(received, Result.without(Outcome.HELD, reason, null));
    }

    /// The run that waits for a decision about these very bytes: the source repeats itself, which makes no
    /// new one.
    @Transactional
    Optional<Run> waiting(Received received) {
        Optional<Run> waiting = runs.lastHeld(received.source())
                .filter(run -> run.documentSha256().equals(received.sha256()));
        waiting.ifPresent(run -> watchbook.held(received.source(), received.observedAt()));
        return waiting;
    }

    /// The run over these very bytes that an operator rejected: they make no new one either.
    @Transactional
    Optional<Run> rejected(Received received) {
        Optional<Run> rejected = runs.lastOver(received.source(), received.sha256())
                .filter(run -> run.outcome() == Outcome.HELD && run.decision() == Decision.REJECTED);
        rejected.ifPresent(run -> watchbook.held(received.source(), received.observedAt()));
        return rejected;
    }

    /// The run that waits for a decision about the same list, likewise.
    @Transactional
    Optional<Run> waiting(Received received, Reading reading) {
        Optional<Run> waiting = runs.heldAs(received.source(), reading.state());
        waiting.ifPresent(run -> watchbook.held(received.source(), received.observedAt()));
        return waiting;
    }

    /// It can never be published.
    @Transactional
    Run reject(Document document, Received received, String reason) {
        archive.keep(document, received.observedAt());
        watchbook.failed(received.source(), received.observedAt(), reason);
        return runs.finish(received, Result.without(Outcome.REJECTED, reason, null));
    }

    /// It cannot be read.
    @Transactional
    Run quarantine(Document document, Received received, UnreadableDocument unreadable) {
        String reason = "unreadable: " + unreadable.where() + ": " + unreadable.getMessage();
        Run run = reject(document, received, reason);
        archive.quarantine(received.sha256(), reason);
        return run;
    }
}

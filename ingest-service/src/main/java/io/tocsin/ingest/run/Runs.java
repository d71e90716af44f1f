package io.tocsin.ingest.run;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.NameUuid;
import io.tocsin.ingest.log.Cause;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.log.LogHead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps the runs. A run is written once, in the transaction of what it leads to; later only a decision
/// is added.
@ApplicationScoped
public class Runs {
    private final EventLog log;
    private final EntityManager entities;
    private final Clock clock;

    Runs(EventLog log, EntityManager entities, Clock clock) {
        this.log = log;
        this.entities = entities;
        this.clock = clock;
    }

    /// What a run comes to.
    ///
    /// @param outcome of the document
    /// @param reason why it was held or rejected
    /// @param entries how many entries it has, null for texts
    /// @param heldRemovals how many removals are held
    /// @param announcement what a text said, as JSON, where the run may have to be taken up again
    /// @param events to be numbered, in order
    /// @param evidence other documents that say the same
    public record Result(
            Outcome outcome,
            @Nullable String reason,
            @Nullable Integer entries,
            int heldRemovals,
            @Nullable String announcement,
            List<DesignationEvent> events,
            List<Evidence> evidence) {
        /// A run without events.
        public static Result without(Outcome outcome, @Nullable String reason, @Nullable Integer entries) {
            return new Result(outcome, reason, entries, 0, null, List.of(), List.of());
        }
    }

    /// Writes a run, numbers its events and appends them to the log, in the caller's transaction.
    @Transactional(TxType.MANDATORY)
    public Run finish(Received received, Result result) {
        LogHead head = log.lock();
        long number = nextNumber();
        String id = NameUuid.of(head.logId(), "run " + number).toString();
        Instant now = clock.instant();
        EventTimes times =
                new EventTimes(announcedAt(received, result), received.publishedAt(), received.observedAt(), now);
        Evidence document = new Evidence(received.sha256(), received.url(), null, received.observedAt());
        List<Evidence> evidence = Stream.concat(Stream.of(document), result.evidence().stream())
                .distinct()
                .toList();
        LogHead end = log.append(head, new Cause(received.source(), id, times, evidence), result.events());

        RunRow row = new RunRow();
        row.number = number;
        row.id = id;
        row.source = received.source();
        row.documentSha256 = received.sha256();
        row.url = received.url();
        row.publishedAt = times.publishedAt();
        row.observedAt = times.observedAt();
        row.finishedAt = now;
        row.outcome = result.outcome().column();
        row.reason = result.reason();
        row.entries = result.entries();
        row.heldRemovals = result.heldRemovals();
        row.announcement = result.announcement();
        count(row, Counts.of(result.events()));
        if (!result.events().isEmpty()) {
            row.firstSequence = head.sequence() + 1;
            row.lastSequence = end.sequence();
        }
        row.persist();
        entities.flush();
        return row.toRun();
    }

    /// A decision about a run came before this one.
    public static final class AlreadyDecided extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AlreadyDecided(String runId, String decision) {
            super("Run " + runId + " was " + decision + " already");
        }
    }

    /// Writes down what was decided about a run, once.
    ///
    /// @throws AlreadyDecided if something was decided before
    @Transactional
    public Run decide(String runId, Decision decision, String by, String reason) {
        RunRow row = RunRow.lockedById(runId).orElseThrow();
        if (row.decision != null) {
            throw new AlreadyDecided(runId, row.decision);
        }
        row.decision = decision.column();
        row.decidedBy = by;
        row.decisionReason = reason;
        row.decidedAt = clock.instant();
        return row.toRun();
    }

    /// Every earlier run of the source that is still held gives way to a newer accepted snapshot.
    @Transactional(TxType.MANDATORY)
    public void supersedeHeld(String source) {
        RunRow.supersedeHeld(source, clock.instant());
    }

    /// The run of that id.
    @Transactional
    public Optional<Run> find(String runId) {
        return RunRow.byId(runId).map(RunRow::toRun);
    }

    /// What the text of a run said, as JSON.
    @Transactional
    public Optional<String> announcement(String runId) {
        return RunRow.byId(runId).map(row -> row.announcement);
    }

    /// The newest run of a source over a document.
    @Transactional
    public Optional<Run> lastOver(String source, String sha256) {
        return RunRow.lastOver(source, sha256).map(RunRow::toRun);
    }

    /// The newest run of a source that waits for a decision.
    @Transactional
    public Optional<Run> lastHeld(String source) {
        return RunRow.lastHeld(source).map(RunRow::toRun);
    }

    /// The runs that wait for a decision, newest first.
    @Transactional
    public List<Run> waiting(int limit) {
        return RunRow.waiting(limit).stream().map(RunRow::toRun).toList();
    }

    /// The runs over a document, newest first.
    @Transactional
    public List<Run> over(String sha256, int limit) {
        return RunRow.over(sha256, limit).stream().map(RunRow::toRun).toList();
    }

    /// Runs, newest first.
    ///
    /// @param source only this source's, null for all
    /// @param before only those before this position, {@link Long#MAX_VALUE} for the newest
    @Transactional
    public Listing page(@Nullable String source, long before, int limit) {
        List<RunRow> rows = RunRow.page(source, before, limit);
        return new Listing(
                rows.stream().map(RunRow::toRun).toList(),
                rows.size() < limit ? null : Long.toString(rows.getLast().number));
    }

    /// A page of runs.
    ///
    /// @param next the cursor of the page after it, null where it is the last
    public record Listing(List<Run> items, @Nullable String next) {}

    private long nextNumber() {
        return ((Number) entities.createNativeQuery("update own.log_head set runs = runs + 1 returning runs")
                        .getSingleResult())
                .longValue();
    }

    private static @Nullable Instant announcedAt(Received received, Result result) {
        boolean text = result.events().stream()
                .anyMatch(event ->
                        event instanceof DesignationEvent.Announced || event instanceof DesignationEvent.Reported);
        return text ? received.publishedAt() : null;
    }

    private static void count(RunRow row, Counts counts) {
        row.listed = counts.listed();
        row.amended = counts.amended();
        row.delisted = counts.delisted();
        row.rekeyed = counts.rekeyed();
        row.restated = counts.restated();
        row.announced = counts.announced();
    }
}

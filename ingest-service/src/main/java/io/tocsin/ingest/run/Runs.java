package io.tocsin.ingest.run;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.NameUuid;
import io.tocsin.designation.operation.Operation;
import io.tocsin.ingest.log.Cause;
import io.tocsin.ingest.log.Consequence;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.log.LogHead;
import io.tocsin.ingest.operation.Operations;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
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
    private final Operations operations;
    private final EntityManager entities;
    private final Clock clock;

    Runs(EventLog log, Operations operations, EntityManager entities, Clock clock) {
        this.log = log;
        this.operations = operations;
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
    /// @param consequences for designations of other sources, numbered after the events
    /// @param list what is kept of a list beside
    public record Result(
            Outcome outcome,
            @Nullable String reason,
            @Nullable Integer entries,
            int heldRemovals,
            @Nullable String announcement,
            List<DesignationEvent> events,
            List<Evidence> evidence,
            List<Consequence> consequences,
            OfList list) {
        /// What a text comes to.
        public Result(
                Outcome outcome,
                @Nullable String reason,
                @Nullable Integer entries,
                int heldRemovals,
                @Nullable String announcement,
                List<DesignationEvent> events,
                List<Evidence> evidence,
                List<Consequence> consequences) {
            this(outcome, reason, entries, heldRemovals, announcement, events, evidence, consequences, OfList.NOTHING);
        }

        /// What a text comes to that means nothing for designations of other sources.
        public Result(
                Outcome outcome,
                @Nullable String reason,
                @Nullable Integer entries,
                int heldRemovals,
                @Nullable String announcement,
                List<DesignationEvent> events,
                List<Evidence> evidence) {
            this(outcome, reason, entries, heldRemovals, announcement, events, evidence, List.of());
        }

        /// What a list comes to, beside its events.
        public static Result ofList(Outcome outcome, @Nullable String reason, @Nullable Integer entries, OfList list) {
            return new Result(
                    outcome,
                    reason,
                    entries,
                    list.heldReferences().size(),
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    list);
        }

        /// A run without events.
        public static Result without(Outcome outcome, @Nullable String reason, @Nullable Integer entries) {
            return new Result(outcome, reason, entries, 0, null, List.of(), List.of());
        }
    }

    /// What is kept of a run over a list.
    ///
    /// @param oddities what its reader did not know or found damaged
    /// @param heldReferences entries whose removal is held
    /// @param heldState a digest of the list that the document leads to, where the run is held
    public record OfList(
            List<Oddity> oddities,
            List<String> heldReferences,
            @Nullable String heldState) {
        static final OfList NOTHING = new OfList(List.of(), List.of(), null);

        public OfList {
            oddities = List.copyOf(oddities);
            heldReferences = List.copyOf(heldReferences);
        }
    }

    /// Writes a run, numbers its events and appends them to the log, in the caller's transaction.
    @Transactional(TxType.MANDATORY)
    public Run finish(Received received, Result result) {
        List<DesignationEvent> events = result.events();
        int size = events.size() + result.consequences().size();
        Writing writing = begin(received, announcedAt(received, result), result.evidence(), size);
        writing.append(events);
        writing.follow(result.consequences());
        return writing.finish(result);
    }

    /// Begins to write a run over a list, in the caller's transaction, which holds the log's lock from
    /// here to its end.
    ///
    /// @param size how many events the run has
    @Transactional(TxType.MANDATORY)
    public Writing begin(Received received, int size) {
        return begin(received, null, List.of(), size);
    }

    private Writing begin(Received received, @Nullable Instant announcedAt, List<Evidence> others, int size) {
        LogHead head = log.lock();
        long number = nextNumber();
        String id = NameUuid.of(head.logId(), "run " + number).toString();
        EventTimes times = new EventTimes(announcedAt, received.publishedAt(), received.observedAt(), clock.instant());
        Evidence document =
                new Evidence(received.sha256(), received.url(), received.publicationId(), received.observedAt());
        List<Evidence> evidence =
                Stream.concat(Stream.of(document), others.stream()).distinct().toList();
        return new Writing(number, received, new Cause(received.source(), id, size, times, evidence), head);
    }

    /// A run whose events are appended part by part, so that they need not be in memory at once.
    public final class Writing {
        private final long number;
        private final Received received;
        private final Cause cause;
        private final LogHead begin;
        private LogHead head;
        private int appended;
        private Counts counts = Counts.NONE;

        private Writing(long number, Received received, Cause cause, LogHead begin) {
            this.number = number;
            this.received = received;
            this.cause = cause;
            this.begin = begin;
            this.head = begin;
        }

        /// The run's id.
        public String runId() {
            return cause.runId();
        }

        /// Where the log ends before the run.
        public LogHead begin() {
            return begin;
        }

        /// Appends the next events.
        public void append(List<DesignationEvent> events) {
            head = log.append(head, cause, appended, events);
            appended += events.size();
            counts = counts.plus(Counts.of(events));
        }

        /// Appends what the run means for designations of other sources, after its events.
        public void follow(List<Consequence> consequences) {
            head = log.follow(head, cause, appended, consequences);
            appended += consequences.size();
        }

        /// Ends the run.
        ///
        /// @param result whose events were all appended
        public Run finish(Result result) {
            if (appended != cause.size()) {
                throw new IllegalStateException(
                        "run " + cause.runId() + " has " + appended + " events and said " + cause.size());
            }
            RunRow row = new RunRow();
            row.number = number;
            row.id = cause.runId();
            row.source = received.source();
            row.documentSha256 = received.sha256();
            row.url = received.url();
            row.publishedAt = cause.times().publishedAt();
            row.publicationId = received.publicationId();
            row.observedAt = cause.times().observedAt();
            row.finishedAt = cause.times().emittedAt();
            row.outcome = result.outcome().column();
            row.reason = result.reason();
            row.entries = result.entries();
            row.heldRemovals = result.heldRemovals();
            row.announcement = result.announcement();
            row.oddities = RunJson.write(result.list().oddities());
            row.heldReferences = result.heldRemovals() == 0
                    ? null
                    : RunJson.write(result.list().heldReferences());
            row.heldState = result.list().heldState();
            count(row, counts);
            if (appended > 0) {
                row.firstSequence = begin.sequence() + 1;
                row.lastSequence = head.sequence();
            }
            row.persist();
            entities.flush();
            Run run = row.toRun();
            Telling.finished(run).ifPresent(operations::tell);
            return run;
        }
    }

    /// Tells that a whole list set right what deltas had got wrong.
    ///
    /// @param repairs one sentence that says which entries
    @Transactional(TxType.MANDATORY)
    public void tellOfRepairs(Run run, String repairs) {
        operations.tell(Telling.repaired(run, repairs));
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
        Telling.decided(row.toRun()).ifPresent(operations::tell);
        return row.toRun();
    }

    /// Every earlier run of the source that is still held gives way to a newer accepted snapshot.
    @Transactional(TxType.MANDATORY)
    public void supersedeHeld(String source) {
        for (RunRow held : RunRow.held(source)) {
            operations.tell(new Operation.Superseded(source, held.id));
        }
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

    /// The run of a source that waits for a decision about a document that leads to the same list.
    @Transactional
    public Optional<Run> heldAs(String source, String heldState) {
        return RunRow.lastHeld(source)
                .filter(row -> heldState.equals(row.heldState))
                .map(RunRow::toRun);
    }

    /// The references of the entries whose removal a run holds or would have published.
    @Transactional
    public List<String> heldReferences(String runId) {
        return RunRow.byId(runId)
                .map(row -> row.heldReferences)
                .map(RunJson::references)
                .orElse(List.of());
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
                .anyMatch(event -> event instanceof DesignationEvent.Announced
                        || event instanceof DesignationEvent.Reported
                        || event instanceof DesignationEvent.Lapsed);
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

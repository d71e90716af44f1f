package io.tocsin.registry.fold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.designation.fold.Halt;
import io.tocsin.designation.fold.Judgement;
import io.tocsin.designation.fold.Received;
import io.tocsin.designation.fold.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The fold of this process: applies batches, and keeps what the process knows beside the watermark:
/// whether it is
/// halted, since when, and when the next try is due.
@ApplicationScoped
class FoldProcess {
    private static final Logger LOG = Logger.getLogger(FoldProcess.class);

    private final Fold fold;
    private final Clock clock;
    private final Course.Patience patience;
    private final Counter applied;
    private final Counter ignored;
    private final Duration lookBackEvery;
    private final Gate gate = new Gate();
    private Instant lookBackAt = Instant.EPOCH;
    private volatile Course course = new Course.Folding();
    private volatile Watermark reached = Watermark.START;
    private volatile long readUpTo;
    private volatile boolean assigned;
    private volatile boolean closing;

    FoldProcess(DataSource database, Clock clock, FoldConfig config, MeterRegistry meters) {
        this.fold = new Fold(database);
        this.clock = clock;
        this.patience = new Course.Patience(config.patience(), config.retryAfter(), config.retryAtMost());
        this.lookBackEvery = config.lookBack();
        this.applied = meters.counter("tocsin.registry.fold.events", "outcome", "applied");
        this.ignored = meters.counter("tocsin.registry.fold.events", "outcome", "ignored");
        Gauge.builder("tocsin.registry.fold.sequence", this, process -> process.reached.sequence())
                .description("Number of the last event that this process applied")
                .register(meters);
        Gauge.builder("tocsin.registry.fold.alarm", this, process -> process.course.alarms() ? 1 : 0)
                .description("1 while the fold does not go on and a person is needed")
                .register(meters);
    }

    /// Applies a batch; never fails: what goes wrong becomes the state of the process.
    void batch(List<Received> records) {
        List<Received> batch =
                records.stream().filter(record -> gate.passes(record.offset())).toList();
        if (batch.isEmpty() || closing) {
            return;
        }
        try {
            Judgement judgement = fold.apply(batch);
            applied.increment(judgement.applied().size());
            ignored.increment(judgement.ignored());
            judged(judgement, batch.getLast().offset());
        } catch (SQLException | RuntimeException | Error e) {
            failed(e, batch.getFirst().offset());
        }
    }

    private synchronized void judged(Judgement judgement, long lastOffset) {
        reached = judgement.after();
        if (judgement.halt() instanceof Halt.Refused refused) {
            gate.shutUntil(refused.offset());
        }
        enter(course.after(judgement, lastOffset, clock.instant(), patience));
        if (judgement.halt() == null) {
            readUpTo = lastOffset + 1;
        }
    }

    /// Takes in that records from an offset on could not be read or applied.
    synchronized void failed(Throwable failure, long firstOffset) {
        if (closing) {
            return;
        }
        gate.shutUntil(firstOffset);
        String reason = failure instanceof SQLException
                ? "the database failed: " + failure.getMessage()
                : "the registry failed: " + failure;
        enter(course.stopped(reason, firstOffset, clock.instant(), patience));
    }

    private void enter(Course next) {
        Course before = course;
        course = next;
        switch (next) {
            case Course.Folding() -> {
                if (!(before instanceof Course.Folding)) {
                    LOG.infof("fold goes on; sequence=%d", reached.sequence());
                }
            }
            case Course.Waiting waiting
            when waiting.tries() > 1 && before instanceof Course.Waiting ->
                LOG.errorf(
                        "fold still misses an event and reads the topic from its beginning; reason=%s tries=%d",
                        waiting.missing().reason(), waiting.tries());
            case Course.Waiting waiting -> {
                if (!next.equals(before)) {
                    LOG.warnf(
                            "fold waits for a missing event; reason=%s",
                            waiting.missing().reason());
                }
            }
            case Course.Stopped stopped -> {
                if (!(before instanceof Course.Stopped last) || !last.reason().equals(stopped.reason())) {
                    LOG.errorf("fold stopped; reason=%s", stopped.reason());
                }
            }
        }
    }

    /// Tries again where that is due, by the given way to seek, and looks now and then whether the database
    /// still has what was applied. A try that fails is due again later.
    void tick(Consumer<Course.From> seek) {
        Course.@Nullable Try due = claimTry();
        try {
            if (due != null) {
                tryAgain(due, seek);
            } else if (isTimeToLookBack()) {
                lookBack(seek);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("fold could not try again; reason=%s", e.getMessage());
        }
    }

    /// Seeks also where the watermark is past what was wrong: what was read ahead meanwhile was kept out.
    private void tryAgain(Course.Try due, Consumer<Course.From> seek) throws SQLException {
        Watermark watermark = fold.watermark();
        boolean past = course.reached(watermark) instanceof Course.Folding;
        seek.accept(past ? Course.From.LAST_APPLIED : due.from());
        synchronized (this) {
            reached = watermark;
            enter(course.reached(watermark));
        }
    }

    private synchronized boolean isTimeToLookBack() {
        Instant now = clock.instant();
        if (closing || !assigned || !(course instanceof Course.Folding) || now.isBefore(lookBackAt)) {
            return false;
        }
        lookBackAt = now.plus(lookBackEvery);
        return true;
    }

    /// A database that came back from a crash may have lost the last commits of the fold, which do not wait
    /// for the disk. The topic has them.
    private void lookBack(Consumer<Course.From> seek) throws SQLException {
        Watermark applied = reached;
        Watermark kept = fold.watermark();
        if (kept.sequence() < applied.sequence()) {
            LOG.warnf(
                    "the database has lost what was folded, and it is folded again; from=%d to=%d",
                    kept.sequence() + 1, applied.sequence());
            seek.accept(Course.From.LAST_APPLIED);
            reached = kept;
        }
    }

    private synchronized Course.@Nullable Try claimTry() {
        Course.Try due = closing ? null : course.due(clock.instant(), patience);
        if (due != null) {
            enter(due.then());
        }
        return due;
    }

    /// The offset after the last applied event, as the database has it.
    long nextOffset() throws SQLException {
        return fold.watermark().nextOffset();
    }

    /// The offset up to which the topic was read: after the last applied event, or after duplicates behind
    /// it that this process read. What it read does not count where the register was laid out anew since.
    long readUpTo() throws SQLException {
        Watermark stands = fold.watermark();
        return stands.sequence() < reached.sequence() ? stands.nextOffset() : Math.max(stands.nextOffset(), readUpTo);
    }

    /// From now on whatever is read counts: the rule of the log keeps the order.
    void readsOn() {
        gate.open();
    }

    /// From now on only what is read from the given offset on counts.
    void readsFrom(long offset) {
        gate.shutUntil(offset);
    }

    void assigned(boolean now) {
        assigned = now;
    }

    void close() {
        closing = true;
    }

    Course course() {
        return course;
    }

    FoldReport report() throws SQLException {
        return FoldReport.of(fold.watermark(), course, assigned);
    }
}

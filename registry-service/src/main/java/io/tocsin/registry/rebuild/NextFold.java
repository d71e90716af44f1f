package io.tocsin.registry.rebuild;

import io.tocsin.designation.fold.Halt;
import io.tocsin.designation.fold.Judgement;
import io.tocsin.designation.fold.Received;
import io.tocsin.designation.fold.TopicRecord;
import io.tocsin.designation.fold.Watermark;
import io.tocsin.registry.fold.Fold;
import io.tocsin.registry.fold.TopicReader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The register that is being made: the topic, read from its beginning, folded into a schema of its own.
final class NextFold {
    static final long TO_THE_END = Long.MAX_VALUE;

    private final TopicReader topic;
    private final Fold fold;
    private Watermark reached = Watermark.START;
    private Halt.@Nullable Missing missing;

    NextFold(TopicReader topic, Fold fold) {
        this.topic = topic;
        this.fold = fold;
    }

    /// What a step brought: nothing where no record came in time.
    record Step(Watermark before, Judgement judgement, boolean read) {
        /// The digest of an event that this step applied, null where it is none of them.
        @Nullable
        String digestOf(long sequence) {
            long index = sequence - before.sequence() - 1;
            return index < 0 || index >= judgement.applied().size()
                    ? null
                    : judgement.applied().get((int) index).digest().hex();
        }
    }

    /// Reads and folds one batch.
    ///
    /// @param upTo no event above this one is applied; it is read again by the next step
    Step step(long upTo, Duration wait) throws SQLException, BrokenOff {
        Watermark before = reached;
        List<TopicRecord> records = topic.next(wait);
        List<Received> batch = upTo(TopicRecord.readAll(records), upTo);
        Judgement judgement = fold.apply(batch);
        reached = judgement.after();
        switch (judgement.halt()) {
            case null -> missing = judgement.applied().isEmpty() ? missing : null;
            case Halt.Missing one -> missing = one;
            case Halt.Refused refused -> throw new BrokenOff.Failed("the topic cannot be folded: " + refused.reason());
        }
        return new Step(before, judgement, !records.isEmpty());
    }

    private List<Received> upTo(List<Received> batch, long upTo) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i) instanceof Received.Readable readable
                    && readable.event().sequence() > upTo) {
                topic.backTo(readable.offset());
                return batch.subList(0, i);
            }
        }
        return batch;
    }

    /// Reads the topic again from its beginning: what is missing may stand before what was looked past.
    void again() {
        topic.again();
    }

    Watermark reached() {
        return reached;
    }

    boolean isPastFirstEnd() {
        return topic.isPastFirstEnd();
    }

    /// Why it does not go on where the topic brings nothing more.
    String whatIsMissing(long toReach) {
        if (!isPastFirstEnd()) {
            return "the broker gives nothing more after event " + reached.sequence() + ", short of the topic's end";
        }
        return missing != null && missing.expected() == reached.sequence() + 1
                ? missing.reason()
                : "the topic ends at event " + reached.sequence() + ", and the register stands at event " + toReach
                        + ": have ingest send it again from " + (reached.sequence() + 1);
    }
}

package io.tocsin.designation.fold;

import io.tocsin.designation.event.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rule of the one log. An event whose number is
///
/// * at or below the last one is a duplicate and ignored; the last one again with another digest is refused,
///   for it comes from another log;
/// * the next one is applied if it continues the chain of digests, and refused if it does not;
/// * higher is not applied. It is looked past, in case the next one follows: the relay repeats from the first
///   event that it has not marked.
///
/// A refused record, or one that cannot be read, ends the batch. Nothing is ever skipped.
public final class FoldRule {
    private final List<LoggedEvent> applied = new ArrayList<>();
    private int ignored;
    private Watermark reached;
    private @Nullable Halt halt;

    private FoldRule(Watermark before) {
        reached = before;
    }

    /// Judges a batch by where the fold stands before it. How records are cut into batches changes
    /// neither what is applied nor where the fold stands after them.
    ///
    /// @param batch records in the order of the topic
    public static Judgement judge(Watermark before, List<Received> batch) {
        FoldRule rule = new FoldRule(before);
        for (Received received : batch) {
            switch (received) {
                case Received.Readable readable -> rule.judge(readable);
                case Received.Unreadable(long offset, String reason) -> rule.halt = new Halt.Refused(offset, reason);
            }
            if (rule.halt instanceof Halt.Refused) {
                break;
            }
        }
        return new Judgement(rule.applied, rule.ignored, rule.reached, rule.halt);
    }

    private void judge(Received.Readable readable) {
        long next = reached.sequence() + 1;
        long number = readable.event().sequence();
        if (number < next) {
            duplicate(readable);
        } else if (number == next) {
            apply(readable);
        } else if (halt == null) {
            halt = new Halt.Missing(next, number, readable.offset());
        }
    }

    private void duplicate(Received.Readable readable) {
        LoggedEvent event = readable.event();
        if (event.sequence() == reached.sequence() && !event.digest().equals(reached.digest())) {
            halt = refused(readable, "comes again with another digest: this is another log");
        } else {
            ignored++;
        }
    }

    private void apply(Received.Readable readable) {
        LoggedEvent event = readable.event();
        if (!event.previousDigest().equals(reached.digest())) {
            halt = refused(readable, "does not follow the event before: its previousDigest is another");
        } else if (!event.digest().equals(readable.computed())) {
            halt = refused(readable, "was altered: its digest is not that of its text");
        } else {
            applied.add(event);
            reached = reached.after(event, readable.offset());
            halt = null;
        }
    }

    private static Halt refused(Received.Readable readable, String why) {
        return new Halt.Refused(readable.offset(), "event " + readable.event().sequence() + " " + why);
    }
}

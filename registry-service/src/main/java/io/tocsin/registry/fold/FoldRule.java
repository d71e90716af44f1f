package io.tocsin.registry.fold;

import io.tocsin.designation.event.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rule of the one log: a number at or below the last is a duplicate, the next one is applied if it
/// continues the
/// chain of digests, a higher one is not applied. A higher one is looked past, in case the next one follows
/// (the
/// relay repeats); what cannot be read or does not continue the chain ends the batch.
final class FoldRule {
    private final List<LoggedEvent> applied = new ArrayList<>();
    private int ignored;
    private Watermark reached;
    private @Nullable Halt halt;

    private FoldRule(Watermark before) {
        reached = before;
    }

    /// Judges a batch by where the fold stands before it.
    static Judgement judge(Watermark before, List<Received> batch) {
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

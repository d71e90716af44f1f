package io.tocsin.registry.checkpoint;

import io.tocsin.designation.event.Digest;
import org.jspecify.annotations.Nullable;

/// Whether where the fold stands may be signed after what was signed last. A log that signs what
/// contradicts an earlier checkpoint proves nothing any more, so that in doubt nothing is signed.
sealed interface Succession {
    /// It may.
    record Sound(Mark head) implements Succession {}

    /// There is nothing to sign yet.
    record Empty() implements Succession {}

    /// It may not: a person is needed, or the fold must first catch up.
    ///
    /// @param why one sentence
    record Unsound(String why) implements Succession {}

    /// An event of the log by number and digest.
    record Mark(long sequence, Digest digest) {}

    /// What the fold says of itself, read at one time.
    ///
    /// @param head where it stands
    /// @param atHead the digest of the event there, by its text; null where there is none or
    /// the text is none of an event
    /// @param atLast the digest of the event of the last checkpoint, by its text; likewise
    record Standing(
            Mark head, @Nullable Digest atHead, @Nullable Digest atLast) {}

    /// @param last what was signed last, null before the first
    static Succession of(@Nullable Mark last, Standing now) {
        Mark head = now.head();
        if (last != null && head.sequence() < last.sequence()) {
            return new Unsound("the fold stands at event " + head.sequence() + ", before event " + last.sequence()
                    + " which the last checkpoint covers: it is folded again, or events were lost");
        }
        if (head.sequence() == 0) {
            return new Empty();
        }
        if (!head.digest().equals(now.atHead())) {
            return new Unsound("event " + head.sequence()
                    + " as it is kept does not give the digest that the fold has reached: one of them was altered");
        }
        if (last != null && !last.digest().equals(now.atLast())) {
            return new Unsound("event " + last.sequence()
                    + " as it is kept does not give the digest of the last checkpoint: one of them was altered");
        }
        return new Sound(head);
    }
}

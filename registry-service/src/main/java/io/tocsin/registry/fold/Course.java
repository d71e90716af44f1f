package io.tocsin.registry.fold;

import io.tocsin.designation.fold.Halt;
import io.tocsin.designation.fold.Judgement;
import io.tocsin.designation.fold.Watermark;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the fold is getting on in this process. States are values; each says which state an occurrence leads
/// to.
sealed interface Course {
    /// Where a try begins.
    enum From {
        LAST_APPLIED,
        BEGINNING
    }

    /// A try that is due.
    record Try(From from, Course then) {}

    /// The waiting times of {@link FoldConfig}.
    record Patience(Duration patience, Duration retryAfter, Duration retryAtMost) {
        public Patience {
            if (patience.isNegative() || !retryAfter.isPositive() || retryAtMost.compareTo(retryAfter) < 0) {
                throw new IllegalArgumentException(
                        "patience " + patience + ", retry after " + retryAfter + ", at most " + retryAtMost);
            }
        }

        /// The pause after so many tries without success.
        Duration pause(int tries) {
            Duration pause = retryAfter;
            for (int i = 0; i < tries && pause.compareTo(retryAtMost) < 0; i++) {
                pause = pause.multipliedBy(2);
            }
            return pause.compareTo(retryAtMost) < 0 ? pause : retryAtMost;
        }
    }

    /// Whether a person is needed.
    boolean alarms();

    /// Nothing is wrong.
    record Folding() implements Course {
        @Override
        public boolean alarms() {
            return false;
        }
    }

    /// An event is missing; what comes behind it is looked past. First it may come late, then the fold
    /// seeks back to
    /// where it should be, then it alarms and reads the topic from the beginning, again and again.
    record Waiting(Halt.Missing missing, Instant since, Instant dueAt, int tries) implements Course {
        @Override
        public boolean alarms() {
            return tries > 1;
        }
    }

    /// A record must not be applied, or the database would not have it.
    ///
    /// @param offset the first offset that was not dealt with
    record Stopped(String reason, long offset, Instant since, Instant dueAt, int tries) implements Course {
        @Override
        public boolean alarms() {
            return true;
        }
    }

    /// The state after a batch whose last record stood at the given offset.
    default Course after(Judgement judgement, long lastOffset, Instant now, Patience patience) {
        return switch (judgement.halt()) {
            case null -> judgement.applied().isEmpty() && !isBehind(lastOffset) ? this : new Folding();
            case Halt.Missing missing -> missing(missing, now, patience);
            case Halt.Refused refused -> stopped(refused.reason(), refused.offset(), now, patience);
        };
    }

    /// The state after a refused record, or a failure of the database, at an offset.
    default Course stopped(String reason, long offset, Instant now, Patience patience) {
        return this instanceof Stopped before && before.reason().equals(reason) && before.offset() == offset
                ? before
                : new Stopped(reason, offset, now, now.plus(patience.pause(0)), 0);
    }

    /// The state where somebody else, another replica, got as far as the watermark says.
    default Course reached(Watermark watermark) {
        return switch (this) {
            case Folding folding -> folding;
            case Waiting waiting -> watermark.sequence() < waiting.missing().expected() ? this : new Folding();
            case Stopped stopped -> watermark.nextOffset() <= stopped.offset() ? this : new Folding();
        };
    }

    /// The try that is due by now, null where none is.
    default @Nullable Try due(Instant now, Patience patience) {
        return switch (this) {
            case Folding() -> null;
            case Waiting waiting -> waiting.dueAt().isAfter(now) ? null : seek(waiting, now, patience);
            case Stopped stopped -> stopped.dueAt().isAfter(now) ? null : retry(stopped, now, patience);
        };
    }

    private boolean isBehind(long offset) {
        return this instanceof Stopped stopped && offset >= stopped.offset();
    }

    private Course missing(Halt.Missing missing, Instant now, Patience patience) {
        return this instanceof Waiting before && before.missing().expected() == missing.expected()
                ? before
                : new Waiting(missing, now, now.plus(patience.patience()), 0);
    }

    private static Try seek(Waiting waiting, Instant now, Patience patience) {
        int tries = waiting.tries() + 1;
        Duration pause = tries == 1 ? patience.patience() : patience.pause(tries - 2);
        return new Try(
                tries == 1 ? From.LAST_APPLIED : From.BEGINNING,
                new Waiting(waiting.missing(), waiting.since(), now.plus(pause), tries));
    }

    private static Try retry(Stopped stopped, Instant now, Patience patience) {
        int tries = stopped.tries() + 1;
        return new Try(
                From.LAST_APPLIED,
                new Stopped(
                        stopped.reason(), stopped.offset(), stopped.since(), now.plus(patience.pause(tries)), tries));
    }
}

package io.tocsin.registry.rebuild;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tocsin.registry.register.RegisterDigest;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One rebuild of the register, under way or over.
///
/// @param by who asked for it
/// @param reason why
/// @param mustAgree whether it fails where the rebuilt register has another state than the live one
/// @param sequence of the last event that it has folded
/// @param toReach of the last event that the live register has
/// @param eventsPerSecond folded so far, on average; null before there is one
/// @param secondsLeft until it has folded all, by that rate; null where nothing can be said
/// @param live the digest of the register that it is to replace, null before it was compared
/// @param rebuilt its own digest at that moment
/// @param agrees whether both registers say the same, null before they were compared, or where the live one
/// stood still behind the topic
/// @param failure why it failed, null where it did not
public record Rebuild(
        long id,
        State state,
        String by,
        String reason,
        boolean mustAgree,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long sequence,
        long toReach,
        @Nullable Long eventsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable RegisterDigest live,
        @Nullable RegisterDigest rebuilt,
        @Nullable Boolean agrees,
        @Nullable String cancelledBy,
        @Nullable String cancelReason,
        @Nullable String failure) {
    /// How far a rebuild is: the last three are final.
    public enum State {
        FOLDING,
        VERIFYING,
        SWITCHING,
        DONE,
        FAILED,
        CANCELLED;

        /// As it stands in JSON and in the database.
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// Whether nothing more will come of it.
    boolean over() {
        return finishedAt != null;
    }

    /// What both registers say, null where they stand at different events and cannot be compared.
    static @Nullable Boolean agreement(@Nullable RegisterDigest live, @Nullable RegisterDigest rebuilt) {
        return live == null || rebuilt == null || live.sequence() != rebuilt.sequence() ? null : live.equals(rebuilt);
    }
}

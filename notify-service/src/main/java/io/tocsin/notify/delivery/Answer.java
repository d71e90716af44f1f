package io.tocsin.notify.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of calling an endpoint.
sealed interface Answer {
    /// The endpoint answered.
    ///
    /// @param retryAfter how long it asks to be left alone, null where it does not
    /// @param body what it said, up to the cap
    record Answered(int status, @Nullable Duration retryAfter, String body) implements Answer {}

    /// There was no answer.
    ///
    /// @param error why, in a sentence for the subscriber
    record Unanswered(String error) implements Answer {}

    /// What the answer means for the delivery. A redirect is a failure: the URL that was vetted is the one
    /// to call.
    default Meaning meaning() {
        return switch (this) {
            case Answered a when a.status() >= 200 && a.status() < 300 -> Meaning.TAKEN;
            case Answered a when a.status() == 410 -> Meaning.GONE;
            case Answered a -> Meaning.FAILED;
            case Unanswered u -> Meaning.FAILED;
        };
    }

    /// How long the endpoint asks to be left alone, null where it does not.
    default @Nullable Duration askedWait() {
        return switch (this) {
            case Answered a -> a.retryAfter();
            case Unanswered u -> null;
        };
    }

    enum Meaning {
        TAKEN,
        FAILED,
        /// The endpoint will never take anything again.
        GONE
    }
}

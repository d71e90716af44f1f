package io.tocsin.notify.delivery;

import java.time.Duration;
import java.util.Set;
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

    /// Statuses by which an endpoint says that it understood the request and will not have this one message.
    /// Any other failure is the endpoint's own.
    Set<Integer> OF_THE_MESSAGE = Set.of(400, 409, 413, 415, 422);

    /// What the answer means for the delivery. A redirect is a failure: the URL that was vetted is the one
    /// to call.
    default Meaning meaning() {
        return switch (this) {
            case Answered a when a.status() >= 200 && a.status() < 300 -> Meaning.TAKEN;
            case Answered a when a.status() == 410 -> Meaning.GONE;
            case Answered a when OF_THE_MESSAGE.contains(a.status()) -> Meaning.REFUSED;
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

    /// The answer in a sentence for the subscriber.
    default String inWords() {
        return switch (this) {
            case Answered a -> "The endpoint answered " + a.status() + ".";
            case Unanswered u -> u.error();
        };
    }

    enum Meaning {
        TAKEN,
        /// The endpoint works, but would not take this message.
        REFUSED,
        /// The endpoint does not work.
        FAILED,
        /// The endpoint will never take anything again.
        GONE
    }
}

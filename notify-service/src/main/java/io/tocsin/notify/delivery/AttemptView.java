package io.tocsin.notify.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt as its subscriber sees it.
public record AttemptView(
        int number,
        Instant at,
        String trigger,
        String url,
        String outcome,
        @Nullable Integer status,
        @Nullable String error,
        long durationMs,
        @Nullable String response) {
    static AttemptView of(Attempt attempt) {
        return switch (attempt.answer()) {
            case Answer.Answered answered -> of(attempt, answered.status(), null, answered.body());
            case Answer.Unanswered unanswered -> of(attempt, null, unanswered.error(), null);
        };
    }

    private static AttemptView of(
            Attempt attempt, @Nullable Integer status, @Nullable String error, @Nullable String response) {
        return new AttemptView(
                1,
                attempt.at(),
                attempt.trigger().wireName(),
                attempt.url(),
                attempt.outcome(),
                status,
                error,
                attempt.took().toMillis(),
                response);
    }
}

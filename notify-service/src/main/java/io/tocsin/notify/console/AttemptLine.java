package io.tocsin.notify.console;

import io.tocsin.console.Badge;
import io.tocsin.console.Moment;
import io.tocsin.notify.backlog.LastAttempt;
import io.tocsin.notify.delivery.AttemptView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt in a table.
///
/// @param number of the delivery, null for a test
/// @param attempt 1 for the delivery's first
/// @param why there was no answer, null where there was one
/// @param response how the answer began, null where it said nothing
record AttemptLine(
        @Nullable Long number,
        int attempt,
        String type,
        String trigger,
        @Nullable Moment at,
        Badge outcome,
        @Nullable Integer status,
        @Nullable String why,
        String took,
        @Nullable String response) {
    static AttemptLine of(LastAttempt last, Instant now) {
        return new AttemptLine(
                last.number() == 0 ? null : last.number(),
                last.attempt(),
                last.type(),
                last.trigger(),
                Moment.of(last.at(), now),
                Badges.ofAttempt(last.outcome()),
                last.status(),
                last.error(),
                Wording.took(last.durationMs()),
                last.response());
    }

    static AttemptLine of(AttemptView view, long number, String type, Instant now) {
        return new AttemptLine(
                number,
                view.number(),
                type,
                view.trigger(),
                Moment.of(view.at(), now),
                Badges.ofAttempt(view.outcome()),
                view.status(),
                view.error(),
                Wording.took(view.durationMs()),
                view.response());
    }
}

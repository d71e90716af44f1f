package io.tocsin.notify.console;

import io.tocsin.console.Badge;
import io.tocsin.console.Figures;
import io.tocsin.console.Moment;
import io.tocsin.notify.backlog.EndpointBacklog;
import io.tocsin.notify.mail.MailAddress;
import io.tocsin.notify.subscription.SubscriptionView;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An endpoint at a glance.
///
/// @param title the subscriber's own words, or the URL where there are none
/// @param url null where the title is the URL
/// @param disabledBecause null while it is not disabled
/// @param unproved what it waits for before it is sent more than tests, null where it is proved
/// @param taken when it last took something
/// @param failed when it last did not, null where that was before it last took something
/// @param why it did not
/// @param waiting how many deliveries wait, and since when
/// @param next when the next try is due, in words
record EndpointLine(
        UUID id,
        String title,
        @Nullable String url,
        Badge state,
        @Nullable String disabledBecause,
        @Nullable String unproved,
        @Nullable Moment taken,
        @Nullable Moment failed,
        @Nullable String why,
        String waiting,
        @Nullable String next,
        long exhausted) {
    static EndpointLine of(SubscriptionView view, EndpointBacklog backlog, Instant now) {
        String description = view.description();
        String title = description == null || description.isBlank() ? view.url() : description;
        boolean open = view.state().equals("active") && view.proved();
        return new EndpointLine(
                view.id(),
                title,
                title.equals(view.url()) ? null : view.url(),
                Badges.of(view, backlog),
                view.disabledBecause(),
                view.proved() ? null : unproved(view),
                Moment.of(backlog.lastSuccessAt(), now),
                backlog.isFailing() ? Moment.of(backlog.lastFailureAt(), now) : null,
                backlog.isFailing() ? backlog.lastFailure() : null,
                waiting(backlog, now),
                open && backlog.nextTryAt() != null ? due(backlog.nextTryAt(), now) : null,
                backlog.exhausted());
    }

    private static String unproved(SubscriptionView view) {
        return MailAddress.isMeant(view.url())
                ? "Its reader has not confirmed it yet, by the link in the letter that was sent to him. Nothing else is sent"
                        + " until then; a test sends another link."
                : "It has not answered a test with 2xx yet. Nothing else is sent to it until then.";
    }

    private static String waiting(EndpointBacklog backlog, Instant now) {
        Instant oldest = backlog.oldestPendingAt();
        return oldest == null
                ? "none"
                : Figures.number(backlog.pending()) + ", for " + Figures.about(Duration.between(oldest, now));
    }

    /// When something that is to come will come.
    static String due(Instant at, Instant now) {
        Duration left = Duration.between(now, at);
        return left.toMillis() <= 0 ? "now" : "in " + Figures.about(left.plusMillis(500));
    }
}

package io.tocsin.notify.console;

import io.tocsin.console.Badge;
import io.tocsin.console.Moment;
import io.tocsin.notify.delivery.DeliveryView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery in a table.
///
/// @param next when the next try is due, null where it is settled
record DeliveryLine(
        long number,
        String type,
        Badge state,
        int attempts,
        @Nullable Moment made,
        @Nullable Moment settled,
        @Nullable String next) {
    static DeliveryLine of(DeliveryView view, Instant now) {
        Instant due = view.dueAt();
        return new DeliveryLine(
                view.number(),
                view.type(),
                Badges.ofDelivery(view.state(), view.attempts()),
                view.attempts(),
                Moment.of(view.createdAt(), now),
                Moment.of(view.settledAt(), now),
                due == null ? null : EndpointLine.due(due, now));
    }
}

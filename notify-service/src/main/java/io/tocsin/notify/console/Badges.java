package io.tocsin.notify.console;

import io.tocsin.console.Badge;
import io.tocsin.notify.backlog.EndpointBacklog;
import io.tocsin.notify.subscription.SubscriptionView;

/// States as the pages show them.
final class Badges {
    private Badges() {}

    /// How an endpoint does, at a glance.
    static Badge of(SubscriptionView subscription, EndpointBacklog backlog) {
        if (!subscription.state().equals("active")) {
            return new Badge("disabled", "○", "calm");
        }
        if (!subscription.proved()) {
            return new Badge("to be proved", "◆", "ask");
        }
        if (backlog.isFailing()) {
            return new Badge("failing", "▲", "bad");
        }
        return backlog.lastSuccessAt() == null ? new Badge("not tried", "◌", "calm") : new Badge("ok", "●", "good");
    }

    /// The state of a delivery.
    ///
    /// @param attempts how many were made
    static Badge ofDelivery(String state, int attempts) {
        return switch (state) {
            case "delivered" -> new Badge("delivered", "●", "good");
            case "exhausted" -> new Badge("exhausted", "▲", "bad");
            default -> attempts == 0 ? new Badge("pending", "○", "calm") : new Badge("to be tried again", "◐", "warn");
        };
    }

    /// What came of an attempt.
    static Badge ofAttempt(String outcome) {
        return outcome.equals("delivered") ? new Badge("taken", "●", "good") : new Badge("failed", "▲", "bad");
    }
}

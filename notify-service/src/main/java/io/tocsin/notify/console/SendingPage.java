package io.tocsin.notify.console;

import io.tocsin.console.Badge;
import io.tocsin.console.Figures;
import io.tocsin.console.Moment;
import io.tocsin.notify.backlog.ExhaustedReason;
import io.tocsin.notify.backlog.TenantBacklog;
import io.tocsin.notify.backlog.WorstEndpoint;
import io.tocsin.notify.fold.FoldPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the sending does, over all tenants.
///
/// @param after which tenant the list begins, empty for the beginning
/// @param next after which tenant the following ones stand, null where there are none
/// @param window of how many of the last attempts the endpoints are told
record SendingPage(
        List<Fold> folds,
        List<Tenant> tenants,
        String after,
        @Nullable String next,
        List<Endpoint> failing,
        List<Endpoint> slowest,
        List<Reason> reasons,
        String window,
        long refreshSeconds) {
    /// How far a topic is folded.
    record Fold(
            String topic,
            String position,
            String behind,
            Badge state,
            @Nullable String reason) {
        static Fold of(FoldPosition fold) {
            Long behind = fold.behind();
            return new Fold(
                    fold.topic(),
                    Figures.number(fold.position()),
                    behind == null ? "the broker does not answer" : behind == 0 ? "nothing" : Figures.number(behind),
                    state(fold),
                    fold.stoppedBecause());
        }

        private static Badge state(FoldPosition fold) {
            if (fold.stoppedBecause() != null) {
                return new Badge("stopped", "▲", "bad");
            }
            Long behind = fold.behind();
            if (behind == null) {
                return new Badge("not known", "◌", "warn");
            }
            return behind == 0 ? new Badge("up to date", "●", "good") : new Badge("behind", "◐", "warn");
        }
    }

    /// What waits for one tenant.
    record Tenant(String name, String pending, String overdue, String endpoints, String oldest) {
        static Tenant of(TenantBacklog backlog, Instant now) {
            return new Tenant(
                    backlog.tenant(),
                    Figures.number(backlog.pending()),
                    Figures.number(backlog.overdue()),
                    Figures.number(backlog.endpoints()),
                    Figures.about(Duration.between(backlog.oldestPendingAt(), now)));
        }
    }

    /// An endpoint among those that did worst.
    record Endpoint(
            String tenant, String host, Badge state, String attempts, String failed, String median, String slowest) {
        static Endpoint of(WorstEndpoint worst) {
            return new Endpoint(
                    worst.tenant(),
                    worst.host(),
                    worst.state().equals("active")
                            ? new Badge("active", "●", "good")
                            : new Badge("disabled", "○", "calm"),
                    Figures.number(worst.attempts()),
                    Figures.number(worst.failed()),
                    Wording.took(worst.medianMs()),
                    Wording.took(worst.slowestMs()));
        }
    }

    /// Why deliveries were given up.
    record Reason(
            String reason,
            String deliveries,
            String endpoints,
            @Nullable Moment last) {
        static Reason of(ExhaustedReason exhausted, Instant now) {
            return new Reason(
                    exhausted.reason(),
                    Figures.number(exhausted.deliveries()),
                    Figures.number(exhausted.endpoints()),
                    Moment.of(exhausted.lastAt(), now));
        }
    }
}

package io.tocsin.notify.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// When an event is sent again that did not arrive.
@ConfigMapping(prefix = "tocsin.notify.retry")
public interface RetryConfig {
    /// The wait before each try, the first included; after the last one the delivery is exhausted. The
    /// default is
    /// the schedule of the Standard Webhooks specification: ten tries in 75 hours.
    @WithDefault("0s,5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> schedule();

    /// By which part of itself a wait is made longer or shorter at random, so that retries do not come all
    /// at once.
    @WithDefault("0.2")
    double jitter();

    /// How much longer than the schedule an endpoint can ask to be left alone with `Retry-After`.
    @WithDefault("10h")
    Duration maxRetryAfter();
}

package io.tocsin.notify.subscription;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// On which terms a subscriber's endpoint is sent to. What they leave open the configuration decides.
///
/// @param order which delivery waits for which
/// @param timeout how long one attempt may take, null for the default
/// @param concurrency how many requests may be under way, null for the default
/// @param perSecond how many requests may begin in any one second, null for as many as there are
/// @param retries the waits between tries, none for the default
public record Terms(
        Order order,
        @Nullable Duration timeout,
        @Nullable Integer concurrency,
        @Nullable Integer perSecond,
        List<Duration> retries) {
    /// Everything left open.
    public static final Terms DEFAULT = new Terms(Order.NONE, null, null, null, List.of());

    public Terms {
        retries = List.copyOf(retries);
    }

    /// What the columns hold.
    public static Terms stored(
            boolean ordered,
            String orderedBy,
            @Nullable Long timeoutMs,
            @Nullable Integer concurrency,
            @Nullable Integer perSecond,
            Long @Nullable [] retriesMs) {
        return new Terms(
                Order.of(ordered, Order.By.of(orderedBy)),
                timeoutMs == null ? null : Duration.ofMillis(timeoutMs),
                concurrency,
                perSecond,
                retriesMs == null
                        ? List.of()
                        : Arrays.stream(retriesMs).map(Duration::ofMillis).toList());
    }
}

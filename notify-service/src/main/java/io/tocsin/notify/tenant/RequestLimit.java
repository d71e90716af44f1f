package io.tocsin.notify.tenant;

import io.tocsin.notify.access.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Counts the requests of tenants at this replica.
@ApplicationScoped
class RequestLimit {
    private final TenantConfig config;
    private final Clock clock;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    RequestLimit(TenantConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Counts one request; a 429 problem where it is one too many.
    void count(String tenant) {
        int perMinute = config.requestsPerMinuteOf().getOrDefault(tenant, config.requestsPerMinute());
        Instant now = clock.instant();
        if (buckets.size() >= config.maxCounted()) {
            forgetWhoIsQuiet(now);
        }
        AtomicReference<@Nullable Duration> refused = new AtomicReference<>();
        buckets.compute(tenant, (name, known) -> {
            Bucket bucket = known == null ? Bucket.full(perMinute, now) : known.at(now, perMinute);
            if (bucket.hasOne()) {
                return bucket.takeOne();
            }
            refused.set(bucket.wait(perMinute));
            return bucket;
        });
        Duration wait = refused.get();
        if (wait != null) {
            throw Problems.tooManyRequests("This tenant may make " + perMinute + " requests a minute.", wait);
        }
    }

    private void forgetWhoIsQuiet(Instant now) {
        buckets.entrySet().removeIf(entry -> {
            int perMinute = config.requestsPerMinuteOf().getOrDefault(entry.getKey(), config.requestsPerMinute());
            return entry.getValue().at(now, perMinute).left() >= perMinute;
        });
    }
}

package io.tocsin.ingest.desk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.ingest.announcement.Lag;
import io.tocsin.ingest.log.Relay;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;

/// What an operator's alarms hang on: how far the topic lags behind the log, how old the last good look at
/// each watched source is, and how long the lists take to carry what was announced.
@ApplicationScoped
class Measures {
    private static final Duration SHORTEST_LAG = Duration.ofMinutes(1);
    private static final Duration LONGEST_LAG = Duration.ofDays(30);

    private final MeterRegistry registry;
    private final Relay relay;
    private final Catalogue catalogue;
    private final Watchbook watchbook;
    private final Clock clock;

    Measures(MeterRegistry registry, Relay relay, Catalogue catalogue, Watchbook watchbook, Clock clock) {
        this.registry = registry;
        this.relay = relay;
        this.catalogue = catalogue;
        this.watchbook = watchbook;
        this.clock = clock;
    }

    void register(@Observes StartupEvent started) {
        Gauge.builder("tocsin.relay.lag", relay::lag)
                .description("Events of the log that the broker has not acknowledged")
                .register(registry);
        for (Source source : catalogue.all()) {
            if (catalogue.watched(source.id())) {
                Gauge.builder("tocsin.source.verified.age", () -> verifiedAge(source))
                        .description("Seconds since the source was last seen whole and in order; NaN before the first")
                        .baseUnit("seconds")
                        .tag("source", source.id())
                        .register(registry);
            }
        }
    }

    /// A list carries what was announced.
    void carried(@Observes(during = TransactionPhase.AFTER_SUCCESS) Lag lag) {
        Timer.builder("tocsin.announcement.lag")
                .description("From an announcement to the list that carries it")
                .tag("authority", lag.authority())
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST_LAG)
                .maximumExpectedValue(LONGEST_LAG)
                .register(registry)
                .record(lag.length());
    }

    private double verifiedAge(Source source) {
        var verifiedAt = watchbook.page(source.id()).lastVerifiedAt();
        return verifiedAt == null
                ? Double.NaN
                : Duration.between(verifiedAt, clock.instant()).toSeconds();
    }
}

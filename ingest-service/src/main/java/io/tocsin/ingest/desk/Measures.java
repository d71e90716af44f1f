package io.tocsin.ingest.desk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.ingest.log.LogRelay;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/// What an operator's alarms hang on: how far the topic lags behind the log, and how old the last good
/// look at each watched source is.
@ApplicationScoped
class Measures {
    private final MeterRegistry registry;
    private final LogRelay relay;
    private final Catalogue catalogue;
    private final Watchbook watchbook;
    private final Clock clock;

    Measures(MeterRegistry registry, LogRelay relay, Catalogue catalogue, Watchbook watchbook, Clock clock) {
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

    private double verifiedAge(Source source) {
        var verifiedAt = watchbook.page(source.id()).lastVerifiedAt();
        return verifiedAt == null
                ? Double.NaN
                : Duration.between(verifiedAt, clock.instant()).toSeconds();
    }
}

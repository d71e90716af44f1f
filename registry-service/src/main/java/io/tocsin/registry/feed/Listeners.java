package io.tocsin.registry.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.registry.Places;
import jakarta.enterprise.context.ApplicationScoped;

/// The places for those who listen: streams and long polls.
@ApplicationScoped
class Listeners {
    private final Places places;

    Listeners(FeedConfig config, MeterRegistry meters) {
        this.places = new Places("listeners", config.maxListeners(), config.comeAgainAfter());
        Gauge.builder("tocsin.registry.feed.listeners", places, Places::taken)
                .description("Streams and long polls that are open in this process")
                .register(meters);
    }

    /// Takes a place, or throws a 503 problem where there is none.
    Places.Place take() {
        return places.take();
    }
}

package io.tocsin.notify;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The one place that knows the machine's clock.
final class Clocks {
    private Clocks() {}

    @Produces
    @Singleton
    static Clock system() {
        return Clock.systemUTC();
    }
}

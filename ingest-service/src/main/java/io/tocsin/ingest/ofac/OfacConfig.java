package io.tocsin.ingest.ofac;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.time.Duration;
import java.util.Map;

/// What is configured for OFAC's lists beside what every source has.
@ConfigMapping(prefix = "tocsin.ingest")
public interface OfacConfig {
    /// By source id; a source of which nothing is said has the defaults.
    @WithDefaults
    Map<String, Settings> sources();

    /// One source.
    interface Settings {
        /// How often the whole list is looked at where deltas are: it confirms or repairs them.
        @WithDefault("24h")
        Duration wholeEvery();

        /// How many entities a delta may have: they are held in memory.
        @WithDefault("5000")
        int maxDeltaEntities();
    }
}

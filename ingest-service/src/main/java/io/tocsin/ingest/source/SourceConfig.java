package io.tocsin.ingest.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is configured for the sources.
@ConfigMapping(prefix = "tocsin.ingest")
public interface SourceConfig {
    /// Whether sources are watched at all; documents can be posted by hand in any case.
    @WithDefault("true")
    boolean watch();

    /// By source id.
    Map<String, Settings> sources();

    /// One source.
    interface Settings {
        /// Where its documents are; a source without is not watched.
        Optional<URI> url();

        /// Whether it is watched.
        @WithDefault("true")
        boolean watch();

        /// How often it is looked at.
        @WithDefault("15m")
        Duration every();

        /// After how long without a successful check it is stale; it follows from `every` where it is not
        /// given.
        Optional<Duration> staleAfter();

        /// How many entries its first snapshot must have at least.
        @WithDefault("1")
        int floor();

        /// To which hosts beside its own a redirect may lead.
        Optional<List<String>> hosts();
    }
}

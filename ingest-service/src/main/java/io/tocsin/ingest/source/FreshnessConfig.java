package io.tocsin.ingest.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When a source counts as failing, stale or unusually quiet.
@ConfigMapping(prefix = "tocsin.ingest.freshness")
public interface FreshnessConfig {
    /// Whether this replica may watch over freshness and give the heartbeat at all.
    @WithDefault("true")
    boolean enabled();

    /// How often it is seen which sources have become stale.
    @WithDefault("5s")
    Duration tick();

    /// How many looks must fail in a row before that is told.
    @WithDefault("3")
    int failingAfterLooks();

    /// A list without a `stale-after` of its own is stale after so many times its `every`.
    @WithDefault("8")
    int listLooks();

    /// Likewise a source of announcements.
    @WithDefault("6")
    int announcementLooks();

    /// That is never less than this.
    @WithDefault("1h")
    Duration staleAfterAtLeast();

    /// How many intervals between changes must have been seen before a source can be unusually quiet.
    @WithDefault("5")
    int quietIntervals();

    /// No source is unusually quiet before this time.
    @WithDefault("1d")
    Duration quietAtLeast();
}

package io.tocsin.registry.rebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What a rebuild may take, and how long it may make others wait.
@ConfigMapping(prefix = "tocsin.registry.rebuild")
public interface RebuildConfig {
    /// Events that are folded in one transaction at most.
    @WithDefault("1000")
    int batch();

    /// How often it writes down how far it is, and looks whether it was cancelled.
    @WithDefault("500ms")
    Duration tick();

    /// How long an event may be missing at the end of the topic, or the live fold stand still behind it.
    @WithDefault("15s")
    Duration patience();

    /// How long the live fold is held at most at once, while the new one catches up with it.
    @WithDefault("2s")
    Duration holdAtMost();

    /// How long the switch waits at once for those who read the watermark in a transaction; whoever wants
    /// to read it meanwhile waits behind.
    @WithDefault("250ms")
    Duration lockWait();

    /// The pause between two tries to hold the live fold, to switch, or to drop what was replaced.
    @WithDefault("500ms")
    Duration pause();

    /// How long all tries to switch may take together, before the rebuild fails: longer than any export.
    @WithDefault("30m")
    Duration switchWithin();

    /// How long a rebuild that is under way may take to end when its process stops.
    @WithDefault("8s")
    Duration stopWithin();
}

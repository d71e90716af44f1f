package io.tocsin.notify.preview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/// Limits of previews, which read history for whoever asks.
@ConfigMapping(prefix = "tocsin.notify.preview")
public interface PreviewConfig {
    /// How far a preview looks back unless asked.
    @WithDefault("P1M")
    Period since();

    /// How many events and operations one looks at, the newest; of older ones it says that they were left
    /// out.
    @WithDefault("100000")
    int maxScanned();

    /// How long one may take; what it has found by then is the answer.
    @WithDefault("10s")
    Duration timeout();

    /// How many are made at the same time on one replica.
    @WithDefault("2")
    int concurrent();

    /// How many of the newest items are shown unless asked.
    @WithDefault("20")
    int items();

    /// How many are shown at most; who asks for more gets this many.
    @WithDefault("1000")
    int maxItems();
}

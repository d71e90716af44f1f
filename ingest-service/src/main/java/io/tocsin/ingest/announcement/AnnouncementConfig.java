package io.tocsin.ingest.announcement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What is read out of texts, and when it is believed.
@ConfigMapping(prefix = "tocsin.ingest.announcements")
public interface AnnouncementConfig {
    /// A run with an extraction below this confidence, 0 to 1, is held. Leads from unofficial texts are
    /// not: they claim nothing.
    @WithDefault("0.6")
    double minConfidence();

    /// How many days the act may lie apart in two texts that are taken for texts about the same act.
    @WithDefault("7")
    int sameActDays();
}

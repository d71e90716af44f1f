package io.tocsin.ingest.announcement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /// How long a list may take to carry what was announced; later the announcement is lapsed.
    @WithDefault("5d")
    Duration listWithin();

    /// How often it is looked whether an expected entry did not come.
    @WithDefault("5m")
    Duration lapseEvery();

    /// How announced parties are linked to entries.
    Links links();

    /// When an announced party and an entry are taken for one.
    interface Links {
        /// How alike they must be at least, 0 to 1: at 0.8 their names differ in a legal form, a
        /// spelling, or a word that many names have.
        @WithDefault("0.8")
        double minScore();

        /// By how much the likeliest must lead; where two entries are closer together, neither is taken.
        @WithDefault("0.05")
        double margin();

        /// How many days an act may lie apart in the announcement and on the list, where both name its day.
        @WithDefault("30")
        int actDays();

        /// How many entries that share words with a party are compared with it.
        @WithDefault("20")
        int maxCandidates();

        /// How many announced parties that nothing confirmed yet are looked for in a list, the newest
        /// first.
        @WithDefault("10000")
        int maxOpen();
    }
}

package io.tocsin.ingest.list;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits of what a list may do without an operator. Shares are of the entries before, 0 to 1; where there
/// are two limits, the larger counts. {@link SourceGuards} names other limits for one source.
@ConfigMapping(prefix = "tocsin.ingest.guard")
public interface GuardConfig {
    /// How many entries may go in any case.
    @WithDefault("5")
    int removalsAlways();

    /// The share of the entries that may go.
    @WithDefault("0.02")
    double removalsShare();

    /// How many entries may come in any case.
    @WithDefault("100")
    int additionsAlways();

    /// The share of the entries by which a list may grow.
    @WithDefault("0.2")
    double additionsShare();

    /// How many entries may change materially in any case.
    @WithDefault("20")
    int changesAlways();

    /// The share of the entries that may change materially.
    @WithDefault("0.5")
    double changesShare();

    /// In how many entries characters may be lost, with those that follow below this number.
    @WithDefault("5")
    int damageAlways();

    /// In which share of the entries characters may be lost.
    @WithDefault("0.005")
    double damageShare();

    /// How many entries a programme, a country or a field must have had for its vanishing to count.
    @WithDefault("10")
    int vanishing();

    /// Above which share of the entries a field is looked after.
    @WithDefault("0.05")
    double fieldShare();

    /// By which part of it the share of a field may fall.
    @WithDefault("0.5")
    double fieldDrop();

    /// By which factor the bytes per entry may grow or shrink.
    @WithDefault("2.0")
    double sizeFactor();

    /// How many entries both documents must have for their sizes to be compared.
    @WithDefault("20")
    int sizeEntries();

    /// In how many entries the same minor edit is told to a subscriber once.
    @WithDefault("100")
    int coalesceAt();

    /// How many kinds of what a reader did not know a run shows, the most frequent first.
    @WithDefault("100")
    int maxOddities();

    /// The most entries that a list may have: the fingerprints of all are held in memory.
    @WithDefault("500000")
    int maxEntries();
}

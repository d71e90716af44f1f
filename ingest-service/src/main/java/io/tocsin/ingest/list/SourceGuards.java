package io.tocsin.ingest.list;

import io.smallrye.config.ConfigMapping;
import io.tocsin.ingest.snapshot.Guard;
import io.tocsin.ingest.snapshot.Guard.Allowance;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Limits of single sources, which take the place of those in {@link GuardConfig}.
@ConfigMapping(prefix = "tocsin.ingest")
public interface SourceGuards {
    /// By source id.
    Map<String, Settings> sources();

    /// One source.
    interface Settings {
        /// Its limits.
        Optional<Limits> guard();
    }

    /// As in {@link GuardConfig}; what is absent is as there.
    interface Limits {
        OptionalInt removalsAlways();

        OptionalDouble removalsShare();

        OptionalInt additionsAlways();

        OptionalDouble additionsShare();

        OptionalInt changesAlways();

        OptionalDouble changesShare();

        OptionalInt damageAlways();

        OptionalDouble damageShare();

        OptionalInt vanishing();

        OptionalDouble fieldShare();

        OptionalDouble fieldDrop();

        OptionalDouble sizeFactor();

        OptionalInt sizeEntries();
    }

    /// The limits of every source that has none of its own.
    static Guard.Limits limits(GuardConfig all) {
        return new Guard.Limits(
                new Allowance(all.removalsAlways(), all.removalsShare()),
                new Allowance(all.additionsAlways(), all.additionsShare()),
                new Allowance(all.changesAlways(), all.changesShare()),
                new Allowance(all.damageAlways(), all.damageShare()),
                all.vanishing(),
                all.fieldShare(),
                all.fieldDrop(),
                all.sizeFactor(),
                all.sizeEntries());
    }

    /// The limits of a source.
    default Guard.Limits limits(String source, GuardConfig all) {
        return Optional.ofNullable(sources().get(source))
                .flatMap(Settings::guard)
                .map(own -> limits(own, all))
                .orElseGet(() -> limits(all));
    }

    private static Guard.Limits limits(Limits own, GuardConfig all) {
        return new Guard.Limits(
                allowance(own.removalsAlways(), own.removalsShare(), all.removalsAlways(), all.removalsShare()),
                allowance(own.additionsAlways(), own.additionsShare(), all.additionsAlways(), all.additionsShare()),
                allowance(own.changesAlways(), own.changesShare(), all.changesAlways(), all.changesShare()),
                allowance(own.damageAlways(), own.damageShare(), all.damageAlways(), all.damageShare()),
                own.vanishing().orElse(all.vanishing()),
                own.fieldShare().orElse(all.fieldShare()),
                own.fieldDrop().orElse(all.fieldDrop()),
                own.sizeFactor().orElse(all.sizeFactor()),
                own.sizeEntries().orElse(all.sizeEntries()));
    }

    private static Allowance allowance(OptionalInt always, OptionalDouble share, int alwaysElse, double shareElse) {
        return new Allowance(always.orElse(alwaysElse), share.orElse(shareElse));
    }
}

package io.tocsin.ingest.freshness;

import io.tocsin.ingest.freshness.SourceStatus.State;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.FreshnessConfig;
import io.tocsin.ingest.source.Health;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.SourceConfig.Settings;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the sources are doing.
@ApplicationScoped
public class Freshness {
    private final Catalogue catalogue;
    private final Watchbook watchbook;
    private final Runs runs;
    private final FreshnessConfig config;
    private final Clock clock;

    Freshness(Catalogue catalogue, Watchbook watchbook, Runs runs, FreshnessConfig config, Clock clock) {
        this.catalogue = catalogue;
        this.watchbook = watchbook;
        this.runs = runs;
        this.config = config;
        this.clock = clock;
    }

    /// Of every source, ordered by their ids.
    public List<SourceStatus> all() {
        return catalogue.all().stream().map(this::of).toList();
    }

    /// Of one source.
    public SourceStatus of(Source source) {
        Health health = watchbook.page(source.id()).health();
        Optional<Run> held = runs.lastHeld(source.id());
        Duration staleAfter = staleAfter(source).orElse(null);
        return new SourceStatus(
                source,
                state(health, held.isPresent(), staleAfter),
                held.map(Run::reason).orElse(health.failure()),
                health,
                staleAfter);
    }

    /// How long a source may stay unverified; empty where it is not watched.
    public Optional<Duration> staleAfter(Source source) {
        return catalogue.watched(source.id())
                ? catalogue.settings(source.id()).map(settings -> staleAfter(source, settings, config))
                : Optional.empty();
    }

    /// What is configured, else a few times `every`.
    static Duration staleAfter(Source source, Settings settings, FreshnessConfig config) {
        return settings.staleAfter().orElseGet(() -> {
            int looks = switch (source) {
                case Source.ListSource list -> config.listLooks();
                case Source.AnnouncementSource texts -> config.announcementLooks();
            };
            Duration some = settings.every().multipliedBy(looks);
            return some.compareTo(config.staleAfterAtLeast()) > 0 ? some : config.staleAfterAtLeast();
        });
    }

    private State state(Health health, boolean held, @Nullable Duration staleAfter) {
        if (held) {
            return State.HELD;
        }
        if (health.failure() != null) {
            return State.FAILING;
        }
        if (staleAfter == null) {
            return State.UNWATCHED;
        }
        Instant verifiedAt = health.lastVerifiedAt();
        return verifiedAt == null || verifiedAt.plus(staleAfter).isBefore(clock.instant()) ? State.STALE : State.OK;
    }
}

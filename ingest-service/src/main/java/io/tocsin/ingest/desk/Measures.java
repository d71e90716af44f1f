package io.tocsin.ingest.desk;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.ingest.announcement.Lag;
import io.tocsin.ingest.freshness.Freshness;
import io.tocsin.ingest.freshness.SourceStatus;
import io.tocsin.ingest.freshness.SourceStatus.State;
import io.tocsin.ingest.log.LogRelay;
import io.tocsin.ingest.operation.OperationRelay;
import io.tocsin.ingest.run.ChangeHistory;
import io.tocsin.ingest.run.ChangeHistory.Rhythm;
import io.tocsin.ingest.run.ChangeHistory.RunCount;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.FreshnessConfig;
import io.tocsin.ingest.source.Health;
import io.tocsin.ingest.source.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an operator's alarms hang on: how far the topics lag behind, how fresh each source is, what became of
/// its documents, and how long the lists take to carry what was announced. Every replica shows the same, for
/// all of it stands in the database.
@ApplicationScoped
class Measures {
    /// One scrape asks for many gauges and the database once.
    private static final Duration FRESH_FOR = Duration.ofSeconds(2);

    private static final Duration SHORTEST_LAG = Duration.ofMinutes(1);
    private static final Duration LONGEST_LAG = Duration.ofDays(30);

    private final MeterRegistry registry;
    private final LogRelay log;
    private final OperationRelay operations;
    private final Catalogue catalogue;
    private final Freshness freshness;
    private final ChangeHistory history;
    private final FreshnessConfig config;
    private final Clock clock;
    private volatile @Nullable Reading latest;

    Measures(
            MeterRegistry registry,
            LogRelay log,
            OperationRelay operations,
            Catalogue catalogue,
            Freshness freshness,
            ChangeHistory history,
            FreshnessConfig config,
            Clock clock) {
        this.registry = registry;
        this.log = log;
        this.operations = operations;
        this.catalogue = catalogue;
        this.freshness = freshness;
        this.history = history;
        this.config = config;
        this.clock = clock;
    }

    /// What all gauges of a scrape are taken from.
    ///
    /// @param takenNanos when, by the machine's own clock
    private record Reading(
            long takenNanos, Map<String, SourceStatus> sources, Map<String, Rhythm> rhythms, Map<String, Long> runs) {}

    void register(@Observes StartupEvent started) {
        Gauge.builder("tocsin.relay.lag", log::lag)
                .description("Events of the log that the broker has not acknowledged")
                .register(registry);
        Gauge.builder("tocsin.log.sequence", log::last)
                .description("Sequence of the log's end; what a fold's own lacks to it is its lag")
                .register(registry);
        Gauge.builder("tocsin.operations.relay.lag", operations::lag)
                .description("Operations that the broker has not acknowledged")
                .register(registry);
        catalogue.all().forEach(this::register);
    }

    private void register(Source source) {
        if (catalogue.watched(source.id())) {
            age(
                    source,
                    "verified",
                    "Seconds since the source was last seen whole and in order",
                    Health::lastVerifiedAt);
            age(source, "checked", "Seconds since the source was last looked at", Health::lastCheckedAt);
        }
        age(source, "changed", "Seconds since a look at the source last led to events", Health::lastChangedAt);
        gauge(
                source,
                "tocsin.source.failures",
                "Looks that failed in a row",
                reading -> status(reading, source).health().failedLooks());
        gauge(
                source,
                "tocsin.source.unusually.quiet",
                "1 where it has not changed for longer than it ever has",
                r -> r.rhythms()
                                .getOrDefault(source.id(), Rhythm.NONE)
                                .unusuallyQuiet(clock.instant(), config.quietIntervals(), config.quietAtLeast())
                        ? 1
                        : 0);
        for (State state : State.values()) {
            Gauge.builder("tocsin.source.state", () -> status(reading(), source).state() == state ? 1 : 0)
                    .description("1 for the state the source is in")
                    .tag("source", source.id())
                    .tag("state", state.wireName())
                    .register(registry);
        }
        for (Outcome outcome : Outcome.values()) {
            String name = outcome.name().toLowerCase(Locale.ROOT);
            FunctionCounter.builder(
                            "tocsin.runs",
                            this,
                            measures -> measures.reading().runs().getOrDefault(source.id() + " " + name, 0L))
                    .description("Documents by what became of them")
                    .tag("source", source.id())
                    .tag("outcome", name)
                    .register(registry);
        }
    }

    /// A list carries what was announced.
    void carried(@Observes(during = TransactionPhase.AFTER_SUCCESS) Lag lag) {
        Timer.builder("tocsin.announcement.lag")
                .description("From an announcement to the list that carries it")
                .tag("authority", lag.authority())
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST_LAG)
                .maximumExpectedValue(LONGEST_LAG)
                .register(registry)
                .record(lag.length());
    }

    private void age(Source source, String what, String description, Function<Health, @Nullable Instant> time) {
        Gauge.builder("tocsin.source." + what + ".age", () -> {
                    Instant at = time.apply(status(reading(), source).health());
                    return at == null
                            ? Double.NaN
                            : Duration.between(at, clock.instant()).toSeconds();
                })
                .description(description + "; NaN before the first time")
                .baseUnit("seconds")
                .tag("source", source.id())
                .register(registry);
    }

    private void gauge(Source source, String name, String description, ToDoubleFunction<Reading> value) {
        Gauge.builder(name, () -> value.applyAsDouble(reading()))
                .description(description)
                .tag("source", source.id())
                .register(registry);
    }

    private static SourceStatus status(Reading reading, Source source) {
        SourceStatus status = reading.sources().get(source.id());
        if (status == null) {
            throw new IllegalStateException("a source that the catalogue does not have: " + source.id());
        }
        return status;
    }

    private Reading reading() {
        Reading known = latest;
        if (known == null || System.nanoTime() - known.takenNanos() > FRESH_FOR.toNanos()) {
            known = new Reading(
                    System.nanoTime(),
                    freshness.all().stream()
                            .collect(Collectors.toMap(status -> status.source().id(), status -> status)),
                    history.rhythms(),
                    history.runCounts().stream()
                            .collect(Collectors.toMap(run -> run.source() + " " + run.outcome(), RunCount::runs)));
            latest = known;
        }
        return known;
    }
}

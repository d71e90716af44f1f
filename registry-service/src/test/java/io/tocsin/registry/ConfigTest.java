package io.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tocsin.registry.access.AccessConfig;
import io.tocsin.registry.checkpoint.CheckpointConfig;
import io.tocsin.registry.chronicle.ChronicleConfig;
import io.tocsin.registry.console.ConsoleConfig;
import io.tocsin.registry.database.MigrationConfig;
import io.tocsin.registry.export.ExportConfig;
import io.tocsin.registry.facts.FactConfig;
import io.tocsin.registry.feed.FeedConfig;
import io.tocsin.registry.fold.FoldConfig;
import io.tocsin.registry.log.LogConfig;
import io.tocsin.registry.party.PartyConfig;
import io.tocsin.registry.programme.ProgrammeConfig;
import io.tocsin.registry.rebuild.RebuildConfig;
import io.tocsin.registry.register.DigestConfig;
import io.tocsin.registry.register.FacetConfig;
import io.tocsin.registry.register.PageConfig;
import io.tocsin.registry.register.SearchConfig;
import io.tocsin.registry.trend.TrendConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pins names and defaults: changing one is a decision, and seen.
class ConfigTest {
    @Test
    void theDefaultsAreThese() {
        SmallRyeConfig config = config(Map.of());

        assertThat(config.getConfigMapping(AccessConfig.class).reads()).isEqualTo(AccessConfig.Reads.PUBLIC);
        assertThat(config.getConfigMapping(PublicConfig.class).publicUrl()).isEmpty();
        assertThat(config.getConfigMapping(MigrationConfig.class).migration())
                .isEqualTo(MigrationConfig.Migration.AT_START);
        assertThat(config.getConfigMapping(ExportConfig.class).atOnce()).isEqualTo(4);
        assertThat(config.getConfigMapping(ExportConfig.class).comeAgainAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.getConfigMapping(ExportConfig.class).atMost()).isEqualTo(Duration.ofMinutes(30));
        FoldConfig fold = config.getConfigMapping(FoldConfig.class);
        assertThat(fold.topic()).isEqualTo("designations");
        assertThat(fold.patience()).isEqualTo(Duration.ofSeconds(2));
        assertThat(fold.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(fold.retryAtMost()).isEqualTo(Duration.ofMinutes(1));
        assertThat(fold.tick()).isEqualTo(Duration.ofMillis(250));
        assertThat(fold.brokerTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(fold.lookBack()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.getConfigMapping(PageConfig.class).defaultLimit()).isEqualTo(100);
        assertThat(config.getConfigMapping(PageConfig.class).maxLimit()).isEqualTo(1000);
        assertThat(config.getConfigMapping(DigestConfig.class).freshFor()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.getConfigMapping(ChronicleConfig.class).events()).isEqualTo(3000);
        assertThat(config.getConfigMapping(TrendConfig.class).freshFor()).isEqualTo(Duration.ofMinutes(1));
        ConsoleConfig console = config.getConfigMapping(ConsoleConfig.class);
        assertThat(console.ingestUrl()).isEmpty();
        assertThat(console.notifyUrl()).isEmpty();
        assertThat(console.refresh()).isEqualTo(Duration.ofSeconds(5));
        assertThat(console.lines()).isEqualTo(60);
        assertThat(console.results()).isEqualTo(25);
        assertThat(console.events()).isEqualTo(200);
        RebuildConfig rebuild = config.getConfigMapping(RebuildConfig.class);
        assertThat(rebuild.batch()).isEqualTo(1000);
        assertThat(rebuild.tick()).isEqualTo(Duration.ofMillis(500));
        assertThat(rebuild.patience()).isEqualTo(Duration.ofSeconds(15));
        assertThat(rebuild.holdAtMost()).isEqualTo(Duration.ofSeconds(2));
        assertThat(rebuild.lockWait()).isEqualTo(Duration.ofMillis(250));
        assertThat(rebuild.pause()).isEqualTo(Duration.ofMillis(500));
        assertThat(rebuild.switchWithin()).isEqualTo(Duration.ofMinutes(30));
        assertThat(rebuild.stopWithin()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void theNamesAreThese() {
        SmallRyeConfig config = config(Map.of(
                "tocsin.registry.reads", "token",
                "tocsin.registry.public-url", "https://registry.example/tocsin",
                "tocsin.registry.fold.patience", "11s",
                "tocsin.registry.fold.retry-after", "12s",
                "tocsin.registry.fold.retry-at-most", "13s",
                "tocsin.registry.fold.tick", "14s",
                "tocsin.registry.fold.broker-timeout", "15s",
                "tocsin.registry.page.default-limit", "16",
                "tocsin.registry.page.max-limit", "17",
                "tocsin.registry.digest.fresh-for", "18s"));

        assertThat(config.getConfigMapping(AccessConfig.class).reads()).isEqualTo(AccessConfig.Reads.TOKEN);
        assertThat(config.getConfigMapping(PublicConfig.class).publicUrl())
                .contains(URI.create("https://registry.example/tocsin"));
        FoldConfig fold = config.getConfigMapping(FoldConfig.class);
        assertThat(fold.patience()).isEqualTo(Duration.ofSeconds(11));
        assertThat(fold.retryAfter()).isEqualTo(Duration.ofSeconds(12));
        assertThat(fold.retryAtMost()).isEqualTo(Duration.ofSeconds(13));
        assertThat(fold.tick()).isEqualTo(Duration.ofSeconds(14));
        assertThat(fold.brokerTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.getConfigMapping(PageConfig.class).defaultLimit()).isEqualTo(16);
        assertThat(config.getConfigMapping(PageConfig.class).maxLimit()).isEqualTo(17);
        assertThat(config.getConfigMapping(DigestConfig.class).freshFor()).isEqualTo(Duration.ofSeconds(18));
    }

    @Test
    void theNamesOfThePagesAreThese() {
        SmallRyeConfig config = config(Map.of(
                "tocsin.registry.chronicle.events", "11",
                "tocsin.registry.trend.fresh-for", "16s",
                "tocsin.console.ingest-url", "https://ingest.example",
                "tocsin.console.notify-url", "https://notify.example",
                "tocsin.console.refresh", "12s",
                "tocsin.console.lines", "13",
                "tocsin.console.results", "14",
                "tocsin.console.events", "15"));

        assertThat(config.getConfigMapping(ChronicleConfig.class).events()).isEqualTo(11);
        assertThat(config.getConfigMapping(TrendConfig.class).freshFor()).isEqualTo(Duration.ofSeconds(16));
        ConsoleConfig console = config.getConfigMapping(ConsoleConfig.class);
        assertThat(console.ingestUrl()).contains(URI.create("https://ingest.example"));
        assertThat(console.notifyUrl()).contains(URI.create("https://notify.example"));
        assertThat(console.refresh()).isEqualTo(Duration.ofSeconds(12));
        assertThat(console.lines()).isEqualTo(13);
        assertThat(console.results()).isEqualTo(14);
        assertThat(console.events()).isEqualTo(15);
    }

    @Test
    void theNamesOfTheExportsAreThese() {
        ExportConfig export = config(Map.of(
                        "tocsin.registry.export.at-once", "1",
                        "tocsin.registry.export.come-again-after", "2s",
                        "tocsin.registry.export.at-most", "3s"))
                .getConfigMapping(ExportConfig.class);

        assertThat(export.atOnce()).isEqualTo(1);
        assertThat(export.comeAgainAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(export.atMost()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theDefaultsOfTheFeedsAreThese() {
        FeedConfig feed = config(Map.of()).getConfigMapping(FeedConfig.class);

        assertThat(feed.maxListeners()).isEqualTo(500);
        assertThat(feed.comeAgainAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(feed.heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(feed.reconnectAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(feed.defaultLimit()).isEqualTo(100);
        assertThat(feed.maxLimit()).isEqualTo(1000);
        assertThat(feed.maxBytes().asLongValue()).isEqualTo(256 * 1024);
        assertThat(feed.span()).isEqualTo(20000);
        assertThat(feed.lookAtMost()).isEqualTo(Duration.ofSeconds(2));
        assertThat(feed.maxWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(feed.readsAtOnce()).isEqualTo(4);
        assertThat(feed.lookAgainAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(feed.stuckAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(feed.atomEntries()).isEqualTo(50);
        assertThat(feed.atomSpan()).isEqualTo(200_000);
    }

    @Test
    void theNamesOfTheFeedsAreThese() {
        FeedConfig feed = config(Map.ofEntries(
                        Map.entry("tocsin.registry.feed.max-listeners", "1"),
                        Map.entry("tocsin.registry.feed.come-again-after", "2s"),
                        Map.entry("tocsin.registry.feed.heartbeat", "3s"),
                        Map.entry("tocsin.registry.feed.reconnect-after", "4s"),
                        Map.entry("tocsin.registry.feed.default-limit", "5"),
                        Map.entry("tocsin.registry.feed.max-limit", "6"),
                        Map.entry("tocsin.registry.feed.max-bytes", "7K"),
                        Map.entry("tocsin.registry.feed.span", "8"),
                        Map.entry("tocsin.registry.feed.look-at-most", "9s"),
                        Map.entry("tocsin.registry.feed.max-wait", "10s"),
                        Map.entry("tocsin.registry.feed.reads-at-once", "11"),
                        Map.entry("tocsin.registry.feed.look-again-after", "12s"),
                        Map.entry("tocsin.registry.feed.stuck-after", "13s"),
                        Map.entry("tocsin.registry.feed.atom-entries", "14"),
                        Map.entry("tocsin.registry.feed.atom-span", "15")))
                .getConfigMapping(FeedConfig.class);

        assertThat(feed.maxListeners()).isEqualTo(1);
        assertThat(feed.comeAgainAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(feed.heartbeat()).isEqualTo(Duration.ofSeconds(3));
        assertThat(feed.reconnectAfter()).isEqualTo(Duration.ofSeconds(4));
        assertThat(feed.defaultLimit()).isEqualTo(5);
        assertThat(feed.maxLimit()).isEqualTo(6);
        assertThat(feed.maxBytes().asLongValue()).isEqualTo(7 * 1024);
        assertThat(feed.span()).isEqualTo(8);
        assertThat(feed.lookAtMost()).isEqualTo(Duration.ofSeconds(9));
        assertThat(feed.maxWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(feed.readsAtOnce()).isEqualTo(11);
        assertThat(feed.lookAgainAfter()).isEqualTo(Duration.ofSeconds(12));
        assertThat(feed.stuckAfter()).isEqualTo(Duration.ofSeconds(13));
        assertThat(feed.atomEntries()).isEqualTo(14);
        assertThat(feed.atomSpan()).isEqualTo(15);
    }

    @Test
    void theNamesOfARebuildAreThese() {
        SmallRyeConfig config = config(Map.of(
                "tocsin.registry.fold.topic", "log",
                "tocsin.registry.rebuild.batch", "11",
                "tocsin.registry.rebuild.tick", "12s",
                "tocsin.registry.rebuild.patience", "13s",
                "tocsin.registry.rebuild.hold-at-most", "14s",
                "tocsin.registry.rebuild.lock-wait", "15s",
                "tocsin.registry.rebuild.pause", "16s",
                "tocsin.registry.rebuild.switch-within", "17s",
                "tocsin.registry.rebuild.stop-within", "18s"));

        assertThat(config.getConfigMapping(FoldConfig.class).topic()).isEqualTo("log");
        RebuildConfig rebuild = config.getConfigMapping(RebuildConfig.class);
        assertThat(rebuild.batch()).isEqualTo(11);
        assertThat(rebuild.tick()).isEqualTo(Duration.ofSeconds(12));
        assertThat(rebuild.patience()).isEqualTo(Duration.ofSeconds(13));
        assertThat(rebuild.holdAtMost()).isEqualTo(Duration.ofSeconds(14));
        assertThat(rebuild.lockWait()).isEqualTo(Duration.ofSeconds(15));
        assertThat(rebuild.pause()).isEqualTo(Duration.ofSeconds(16));
        assertThat(rebuild.switchWithin()).isEqualTo(Duration.ofSeconds(17));
        assertThat(rebuild.stopWithin()).isEqualTo(Duration.ofSeconds(18));
    }

    @Test
    void theDefaultsOfTheLogAndItsCheckpointsAreThese() {
        SmallRyeConfig config = config(Map.of());

        LogConfig log = config.getConfigMapping(LogConfig.class);
        assertThat(log.chunk().asLongValue()).isEqualTo(256 << 10);
        assertThat(log.atOnce()).isEqualTo(8);
        assertThat(log.comeAgainAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(log.fetchSize()).isEqualTo(100);
        CheckpointConfig checkpoint = config.getConfigMapping(CheckpointConfig.class);
        assertThat(checkpoint.origin()).isEqualTo("tocsin.example/designations");
        assertThat(checkpoint.every()).isEqualTo(Duration.ofHours(1));
        assertThat(checkpoint.tick()).isEqualTo(Duration.ofSeconds(15));
        assertThat(checkpoint.key()).isEmpty();
        assertThat(checkpoint.defaultLimit()).isEqualTo(100);
        assertThat(checkpoint.maxLimit()).isEqualTo(1000);
    }

    @Test
    void theNamesOfTheLogAndItsCheckpointsAreThese() {
        SmallRyeConfig config = config(Map.of(
                "tocsin.registry.log.chunk", "19K",
                "tocsin.registry.log.fetch-size", "20",
                "tocsin.registry.log.at-once", "21",
                "tocsin.registry.log.come-again-after", "22s",
                "tocsin.registry.checkpoint.origin", "a.example/log",
                "tocsin.registry.checkpoint.every", "21s",
                "tocsin.registry.checkpoint.tick", "22s",
                "tocsin.registry.checkpoint.key", "/keys/log.pem",
                "tocsin.registry.checkpoint.default-limit", "23",
                "tocsin.registry.checkpoint.max-limit", "24"));

        LogConfig log = config.getConfigMapping(LogConfig.class);
        assertThat(log.chunk().asLongValue()).isEqualTo(19 << 10);
        assertThat(log.atOnce()).isEqualTo(21);
        assertThat(log.comeAgainAfter()).isEqualTo(Duration.ofSeconds(22));
        assertThat(log.fetchSize()).isEqualTo(20);
        CheckpointConfig checkpoint = config.getConfigMapping(CheckpointConfig.class);
        assertThat(checkpoint.origin()).isEqualTo("a.example/log");
        assertThat(checkpoint.every()).isEqualTo(Duration.ofSeconds(21));
        assertThat(checkpoint.tick()).isEqualTo(Duration.ofSeconds(22));
        assertThat(checkpoint.key()).contains(Path.of("/keys/log.pem"));
        assertThat(checkpoint.defaultLimit()).isEqualTo(23);
        assertThat(checkpoint.maxLimit()).isEqualTo(24);
    }

    @Test
    void theSettingsOfSearchAreThese() {
        SearchConfig search = config(Map.of()).getConfigMapping(SearchConfig.class);
        SearchConfig other = config(Map.of(
                        "tocsin.registry.search.max-length", "1",
                        "tocsin.registry.search.max-values", "2",
                        "tocsin.registry.search.rank-at-once", "3",
                        "tocsin.registry.search.statement-timeout", "4s"))
                .getConfigMapping(SearchConfig.class);

        assertThat(search.maxLength()).isEqualTo(200);
        assertThat(search.maxValues()).isEqualTo(100);
        assertThat(search.rankAtOnce()).isEqualTo(200);
        assertThat(search.statementTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(other.maxLength()).isEqualTo(1);
        assertThat(other.rankAtOnce()).isEqualTo(3);
        assertThat(other.maxValues()).isEqualTo(2);
    }

    @Test
    void theSettingsOfProgrammesAreThese() {
        ProgrammeConfig programmes = config(Map.of()).getConfigMapping(ProgrammeConfig.class);
        ProgrammeConfig other =
                config(Map.of("tocsin.registry.programmes.fresh-for", "2s")).getConfigMapping(ProgrammeConfig.class);

        assertThat(programmes.freshFor()).isEqualTo(Duration.ofSeconds(1));
        assertThat(other.freshFor()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theSettingsOfFacetsAndFactsAreThese() {
        SmallRyeConfig config = config(Map.of());
        SmallRyeConfig other = config(Map.of(
                "tocsin.registry.facets.values", "1",
                "tocsin.registry.facets.kept", "2",
                "tocsin.registry.facets.at-once", "3",
                "tocsin.registry.facets.wait-at-most", "5s",
                "tocsin.registry.facets.come-again-after", "6s",
                "tocsin.registry.facts.max-events", "4"));

        assertThat(config.getConfigMapping(FacetConfig.class).values()).isEqualTo(25);
        assertThat(config.getConfigMapping(FacetConfig.class).kept()).isEqualTo(500);
        assertThat(config.getConfigMapping(FacetConfig.class).atOnce()).isEqualTo(2);
        assertThat(config.getConfigMapping(FacetConfig.class).waitAtMost()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.getConfigMapping(FacetConfig.class).comeAgainAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.getConfigMapping(FactConfig.class).maxEvents()).isEqualTo(10_000);
        assertThat(other.getConfigMapping(FacetConfig.class).values()).isEqualTo(1);
        assertThat(other.getConfigMapping(FacetConfig.class).kept()).isEqualTo(2);
        assertThat(other.getConfigMapping(FacetConfig.class).atOnce()).isEqualTo(3);
        assertThat(other.getConfigMapping(FacetConfig.class).waitAtMost()).isEqualTo(Duration.ofSeconds(5));
        assertThat(other.getConfigMapping(FacetConfig.class).comeAgainAfter()).isEqualTo(Duration.ofSeconds(6));
        assertThat(other.getConfigMapping(FactConfig.class).maxEvents()).isEqualTo(4);
    }

    @Test
    void howPartiesAreTiedIsConfiguredSo() {
        PartyConfig defaults = config(Map.of()).getConfigMapping(PartyConfig.class);
        assertThat(defaults.batch()).isEqualTo(500);
        assertThat(defaults.poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(defaults.maxSharing()).isEqualTo(200);
        assertThat(defaults.maxReason()).isEqualTo(2000);
        assertThat(defaults.maxName()).isEqualTo(200);

        PartyConfig named = config(Map.of(
                        "tocsin.registry.party.batch", "11",
                        "tocsin.registry.party.poll", "12s",
                        "tocsin.registry.party.max-sharing", "13",
                        "tocsin.registry.party.max-reason", "14",
                        "tocsin.registry.party.max-name", "15"))
                .getConfigMapping(PartyConfig.class);
        assertThat(named.batch()).isEqualTo(11);
        assertThat(named.poll()).isEqualTo(Duration.ofSeconds(12));
        assertThat(named.maxSharing()).isEqualTo(13);
        assertThat(named.maxReason()).isEqualTo(14);
        assertThat(named.maxName()).isEqualTo(15);
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(AccessConfig.class)
                .withMapping(MigrationConfig.class)
                .withMapping(ExportConfig.class)
                .withMapping(FeedConfig.class)
                .withMapping(PublicConfig.class)
                .withMapping(CheckpointConfig.class)
                .withMapping(LogConfig.class)
                .withMapping(FoldConfig.class)
                .withMapping(PageConfig.class)
                .withMapping(PartyConfig.class)
                .withMapping(DigestConfig.class)
                .withMapping(ChronicleConfig.class)
                .withMapping(TrendConfig.class)
                .withMapping(ConsoleConfig.class)
                .withMapping(ProgrammeConfig.class)
                .withMapping(SearchConfig.class)
                .withMapping(FacetConfig.class)
                .withMapping(FactConfig.class)
                .withMapping(RebuildConfig.class)
                .withDefaultValues(values)
                .build();
    }
}

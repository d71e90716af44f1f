package io.tocsin.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tocsin.ingest.announcement.AnnouncementConfig;
import io.tocsin.ingest.console.ConsoleConfig;
import io.tocsin.ingest.document.DocumentConfig;
import io.tocsin.ingest.fetch.FetchConfig;
import io.tocsin.ingest.freshness.HeartbeatConfig;
import io.tocsin.ingest.list.GuardConfig;
import io.tocsin.ingest.list.SourceGuards;
import io.tocsin.ingest.log.LogConfig;
import io.tocsin.ingest.ofac.OfacConfig;
import io.tocsin.ingest.relay.RelayConfig;
import io.tocsin.ingest.snapshot.Guard;
import io.tocsin.ingest.source.FreshnessConfig;
import io.tocsin.ingest.source.SourceConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The names and defaults that operators rely on.
class ConfigTest {
    @Test
    void theDefaultsAreThese() {
        assertThat(of(GuardConfig.class)).satisfies(guard -> {
            assertThat(guard.removalsAlways()).isEqualTo(5);
            assertThat(guard.removalsShare()).isEqualTo(0.02);
            assertThat(guard.additionsAlways()).isEqualTo(100);
            assertThat(guard.additionsShare()).isEqualTo(0.2);
            assertThat(guard.changesAlways()).isEqualTo(20);
            assertThat(guard.changesShare()).isEqualTo(0.5);
            assertThat(guard.damageAlways()).isEqualTo(5);
            assertThat(guard.damageShare()).isEqualTo(0.005);
            assertThat(guard.vanishing()).isEqualTo(10);
            assertThat(guard.fieldShare()).isEqualTo(0.05);
            assertThat(guard.fieldDrop()).isEqualTo(0.5);
            assertThat(guard.sizeFactor()).isEqualTo(2.0);
            assertThat(guard.sizeEntries()).isEqualTo(20);
            assertThat(guard.coalesceAt()).isEqualTo(100);
            assertThat(guard.maxOddities()).isEqualTo(100);
            assertThat(guard.maxEntries()).isEqualTo(500_000);
        });
        assertThat(of(DocumentConfig.class).maxSize().asLongValue()).isEqualTo(512L << 20);
        assertThat(of(DocumentConfig.class).chunkSize().asLongValue()).isEqualTo(1L << 20);
        assertThat(of(LogConfig.class).maxEventSize().asLongValue()).isEqualTo(900L << 10);
        assertThat(of(RelayConfig.class)).satisfies(relay -> {
            assertThat(relay.enabled()).isTrue();
            assertThat(relay.topic()).isEqualTo("designations");
            assertThat(relay.operationsTopic()).isEqualTo("operations");
            assertThat(relay.batch()).isEqualTo(1000);
            assertThat(relay.look()).isEqualTo(Duration.ofSeconds(1));
            assertThat(relay.pause()).isEqualTo(Duration.ofSeconds(1));
        });
        assertThat(of(FreshnessConfig.class)).satisfies(freshness -> {
            assertThat(freshness.enabled()).isTrue();
            assertThat(freshness.tick()).isEqualTo(Duration.ofSeconds(5));
            assertThat(freshness.failingAfterLooks()).isEqualTo(3);
            assertThat(freshness.listLooks()).isEqualTo(8);
            assertThat(freshness.announcementLooks()).isEqualTo(6);
            assertThat(freshness.staleAfterAtLeast()).isEqualTo(Duration.ofHours(1));
            assertThat(freshness.quietIntervals()).isEqualTo(5);
            assertThat(freshness.quietAtLeast()).isEqualTo(Duration.ofDays(1));
        });
        assertThat(of(HeartbeatConfig.class).heartbeat()).isEqualTo(Duration.ofMinutes(1));
        assertThat(of(FetchConfig.class)).satisfies(fetch -> {
            assertThat(fetch.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
            assertThat(fetch.timeLimit()).isEqualTo(Duration.ofMinutes(10));
            assertThat(fetch.maxRedirects()).isEqualTo(3);
            assertThat(fetch.maxTexts()).isEqualTo(200);
            assertThat(fetch.maxDocuments()).isEqualTo(250);
            assertThat(fetch.maxBytes().asLongValue()).isEqualTo(1L << 30);
            assertThat(fetch.maxTextSize().asLongValue()).isEqualTo(16L << 20);
            assertThat(fetch.maxRetryAfter()).isEqualTo(Duration.ofHours(6));
        });
        assertThat(of(AnnouncementConfig.class)).satisfies(announcements -> {
            assertThat(announcements.minConfidence()).isEqualTo(0.6);
            assertThat(announcements.sameActDays()).isEqualTo(7);
            assertThat(announcements.listWithin()).isEqualTo(Duration.ofDays(5));
            assertThat(announcements.lapseEvery()).isEqualTo(Duration.ofMinutes(5));
            assertThat(announcements.links().minScore()).isEqualTo(0.8);
            assertThat(announcements.links().margin()).isEqualTo(0.05);
            assertThat(announcements.links().actDays()).isEqualTo(30);
            assertThat(announcements.links().maxCandidates()).isEqualTo(20);
            assertThat(announcements.links().maxOpen()).isEqualTo(10_000);
        });
    }

    @Test
    void theConsoleIsConfiguredByTheseNames() {
        assertThat(of(ConsoleConfig.class)).satisfies(console -> {
            assertThat(console.registryUrl()).isEmpty();
            assertThat(console.notifyUrl()).isEmpty();
            assertThat(console.refresh()).isEqualTo(Duration.ofSeconds(15));
            assertThat(console.runs()).isEqualTo(50);
            assertThat(console.events()).isEqualTo(50);
            assertThat(console.named()).isEqualTo(200);
            assertThat(console.waiting()).isEqualTo(20);
        });
        ConsoleConfig beside = of(
                ConsoleConfig.class,
                "tocsin.console.registry-url",
                "https://registry.example/",
                "tocsin.console.notify-url",
                "https://notify.example/");
        assertThat(beside.registryUrl()).hasToString("Optional[https://registry.example/]");
        assertThat(beside.notifyUrl()).hasToString("Optional[https://notify.example/]");
    }

    @Test
    void aSourceIsConfiguredByTheseNames() {
        SourceConfig config = of(
                SourceConfig.class,
                "tocsin.ingest.watch",
                "false",
                "tocsin.ingest.sources.ofac-sdn.url",
                "https://authority.example/list",
                "tocsin.ingest.sources.ofac-sdn.every",
                "5m",
                "tocsin.ingest.sources.ofac-sdn.floor",
                "10000",
                "tocsin.ingest.sources.ofac-sdn.hosts",
                "files.example,mirror.example");
        assertThat(config.watch()).isFalse();
        assertThat(config.sources().get("ofac-sdn")).satisfies(source -> {
            assertThat(source.url()).hasToString("Optional[https://authority.example/list]");
            assertThat(source.watch()).isTrue();
            assertThat(source.every()).isEqualTo(Duration.ofMinutes(5));
            assertThat(source.staleAfter()).as("follows from every").isEmpty();
            assertThat(source.floor()).isEqualTo(10_000);
            assertThat(source.hosts().orElseThrow()).containsExactly("files.example", "mirror.example");
        });
    }

    @Test
    void ofacsListsAreAskedForOnceADay() {
        OfacConfig config = of(OfacConfig.class, "tocsin.ingest.sources.ofac-cons.whole-every", "12h");
        assertThat(config.sources().get("ofac-sdn")).satisfies(source -> {
            assertThat(source.wholeEvery()).isEqualTo(Duration.ofHours(24));
            assertThat(source.maxDeltaEntities()).isEqualTo(5000);
        });
        assertThat(config.sources().get("ofac-cons").wholeEvery()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void aSourceMayHaveLimitsOfItsOwn() {
        GuardConfig all = of(GuardConfig.class);
        SourceGuards guards = of(
                SourceGuards.class,
                "tocsin.ingest.sources.ofac-sdn.guard.removals-always",
                "50",
                "tocsin.ingest.sources.ofac-sdn.guard.size-factor",
                "3",
                "tocsin.ingest.sources.ofac-cons.guard.vanishing",
                "1");
        assertThat(guards.limits("ofac-sdn", all)).satisfies(limits -> {
            assertThat(limits.removals()).isEqualTo(new Guard.Allowance(50, 0.02));
            assertThat(limits.sizeFactor()).isEqualTo(3);
            assertThat(limits.vanishing()).isEqualTo(10);
        });
        assertThat(guards.limits("un-sc", all)).isEqualTo(SourceGuards.limits(all));
    }

    private static <T> T of(Class<T> mapping, String... namesAndValues) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(mapping);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.withDefaultValues(Map.of(namesAndValues[i], namesAndValues[i + 1]));
        }
        builder.withValidateUnknown(false)
                .addDefaultInterceptors()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter());
        return builder.build().getConfigMapping(mapping);
    }
}

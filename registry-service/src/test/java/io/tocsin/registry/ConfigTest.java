package io.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tocsin.registry.access.AccessConfig;
import io.tocsin.registry.chronicle.ChronicleConfig;
import io.tocsin.registry.console.ConsoleConfig;
import io.tocsin.registry.fold.FoldConfig;
import io.tocsin.registry.register.DigestConfig;
import io.tocsin.registry.register.PageConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pins names and defaults: changing one is a decision, and seen.
class ConfigTest {
    @Test
    void theDefaultsAreThese() {
        SmallRyeConfig config = config(Map.of());

        assertThat(config.getConfigMapping(AccessConfig.class).reads()).isEqualTo(AccessConfig.Reads.PUBLIC);
        FoldConfig fold = config.getConfigMapping(FoldConfig.class);
        assertThat(fold.patience()).isEqualTo(Duration.ofSeconds(2));
        assertThat(fold.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(fold.retryAtMost()).isEqualTo(Duration.ofMinutes(1));
        assertThat(fold.tick()).isEqualTo(Duration.ofMillis(250));
        assertThat(fold.brokerTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.getConfigMapping(PageConfig.class).defaultLimit()).isEqualTo(100);
        assertThat(config.getConfigMapping(PageConfig.class).maxLimit()).isEqualTo(1000);
        assertThat(config.getConfigMapping(DigestConfig.class).freshFor()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.getConfigMapping(ChronicleConfig.class).events()).isEqualTo(3000);
        ConsoleConfig console = config.getConfigMapping(ConsoleConfig.class);
        assertThat(console.ingestUrl()).isEmpty();
        assertThat(console.notifyUrl()).isEmpty();
        assertThat(console.refresh()).isEqualTo(Duration.ofSeconds(5));
        assertThat(console.lines()).isEqualTo(60);
        assertThat(console.results()).isEqualTo(25);
        assertThat(console.events()).isEqualTo(200);
    }

    @Test
    void theNamesAreThese() {
        SmallRyeConfig config = config(Map.of(
                "tocsin.registry.reads", "token",
                "tocsin.registry.fold.patience", "11s",
                "tocsin.registry.fold.retry-after", "12s",
                "tocsin.registry.fold.retry-at-most", "13s",
                "tocsin.registry.fold.tick", "14s",
                "tocsin.registry.fold.broker-timeout", "15s",
                "tocsin.registry.page.default-limit", "16",
                "tocsin.registry.page.max-limit", "17",
                "tocsin.registry.digest.fresh-for", "18s"));

        assertThat(config.getConfigMapping(AccessConfig.class).reads()).isEqualTo(AccessConfig.Reads.TOKEN);
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
                "tocsin.console.ingest-url", "https://ingest.example",
                "tocsin.console.notify-url", "https://notify.example",
                "tocsin.console.refresh", "12s",
                "tocsin.console.lines", "13",
                "tocsin.console.results", "14",
                "tocsin.console.events", "15"));

        assertThat(config.getConfigMapping(ChronicleConfig.class).events()).isEqualTo(11);
        ConsoleConfig console = config.getConfigMapping(ConsoleConfig.class);
        assertThat(console.ingestUrl()).contains(URI.create("https://ingest.example"));
        assertThat(console.notifyUrl()).contains(URI.create("https://notify.example"));
        assertThat(console.refresh()).isEqualTo(Duration.ofSeconds(12));
        assertThat(console.lines()).isEqualTo(13);
        assertThat(console.results()).isEqualTo(14);
        assertThat(console.events()).isEqualTo(15);
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(AccessConfig.class)
                .withMapping(FoldConfig.class)
                .withMapping(PageConfig.class)
                .withMapping(DigestConfig.class)
                .withMapping(ChronicleConfig.class)
                .withMapping(ConsoleConfig.class)
                .withDefaultValues(values)
                .build();
    }
}

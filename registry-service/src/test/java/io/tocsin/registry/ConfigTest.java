package io.tocsin.registry;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tocsin.registry.access.AccessConfig;
import io.tocsin.registry.fold.FoldConfig;
import io.tocsin.registry.register.DigestConfig;
import io.tocsin.registry.register.PageConfig;
import io.tocsin.registry.register.SearchConfig;
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
        assertThat(config.getConfigMapping(SearchConfig.class).maxLength()).isEqualTo(200);
        assertThat(config.getConfigMapping(SearchConfig.class).maxValues()).isEqualTo(100);
    }

    @Test
    void theNamesAreThese() {
        SmallRyeConfig config = config(Map.ofEntries(
                entry("tocsin.registry.reads", "token"),
                entry("tocsin.registry.fold.patience", "11s"),
                entry("tocsin.registry.fold.retry-after", "12s"),
                entry("tocsin.registry.fold.retry-at-most", "13s"),
                entry("tocsin.registry.fold.tick", "14s"),
                entry("tocsin.registry.fold.broker-timeout", "15s"),
                entry("tocsin.registry.page.default-limit", "16"),
                entry("tocsin.registry.page.max-limit", "17"),
                entry("tocsin.registry.digest.fresh-for", "18s"),
                entry("tocsin.registry.search.max-length", "19"),
                entry("tocsin.registry.search.max-values", "20")));

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
        assertThat(config.getConfigMapping(SearchConfig.class).maxLength()).isEqualTo(19);
        assertThat(config.getConfigMapping(SearchConfig.class).maxValues()).isEqualTo(20);
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(AccessConfig.class)
                .withMapping(FoldConfig.class)
                .withMapping(PageConfig.class)
                .withMapping(DigestConfig.class)
                .withMapping(SearchConfig.class)
                .withDefaultValues(values)
                .build();
    }
}

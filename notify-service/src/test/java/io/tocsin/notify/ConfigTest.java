package io.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tocsin.notify.access.AccessConfig;
import io.tocsin.notify.delivery.DeliveryConfig;
import io.tocsin.notify.delivery.RetryConfig;
import io.tocsin.notify.egress.EgressConfig;
import io.tocsin.notify.fold.FoldConfig;
import io.tocsin.notify.format.FormatConfig;
import io.tocsin.notify.mail.MailConfig;
import io.tocsin.notify.subscription.SubscriptionConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A default or a name that changes is a change for everyone who runs this: it must be seen.
class ConfigTest {

    @Test
    void theDefaultsAreThese() {
        SmallRyeConfig config = config(Map.of());

        RetryConfig retry = config.getConfigMapping(RetryConfig.class);
        assertThat(retry.schedule())
                .extracting(Duration::toSeconds)
                .containsExactly(0L, 5L, 300L, 1800L, 7200L, 18000L, 36000L, 50400L, 72000L, 86400L);
        assertThat(retry.jitter()).isEqualTo(0.2);
        assertThat(retry.maxRetryAfter()).isEqualTo(Duration.ofHours(10));

        DeliveryConfig delivery = config.getConfigMapping(DeliveryConfig.class);
        assertThat(delivery.timeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(delivery.lanes()).isEqualTo(512);
        assertThat(delivery.turn()).isEqualTo(100);
        assertThat(delivery.lease()).isEqualTo(Duration.ofSeconds(60)).isGreaterThan(delivery.timeout());
        assertThat(delivery.poll()).isEqualTo(Duration.ofSeconds(10));
        assertThat(delivery.connectionsPerAddress()).isEqualTo(64);
        assertThat(delivery.maxAnswerBytes()).isEqualTo(16384);
        assertThat(delivery.maxKeptAnswer()).isEqualTo(1000);
        assertThat(delivery.recordBatch()).isEqualTo(256);
        assertThat(delivery.recordLinger()).isEqualTo(Duration.ofMillis(10));
        assertThat(delivery.bodies()).isEqualTo(1000);
        assertThat(delivery.bodiesBytes()).isEqualTo(32 << 20);
        assertThat(delivery.maxReplay()).isEqualTo(100_000);
        assertThat(delivery.heartbeatMaxAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(delivery.drain()).isEqualTo(Duration.ofSeconds(20));
        assertThat(delivery.userAgent()).isEqualTo("Tocsin (webhooks)");

        EgressConfig egress = config.getConfigMapping(EgressConfig.class);
        assertThat(egress.allowHttp()).isEmpty();
        assertThat(egress.ports()).containsExactly(443, 8443);
        assertThat(egress.resolveTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(egress.maxUrlLength()).isEqualTo(2048);

        SubscriptionConfig subscription = config.getConfigMapping(SubscriptionConfig.class);
        assertThat(subscription.rotationOverlap()).isEqualTo(Duration.ofHours(24));
        assertThat(subscription.maxRotationOverlap()).isEqualTo(Duration.ofDays(7));
        assertThat(subscription.maxDescriptionLength()).isEqualTo(1000);
        assertThat(subscription.maxUnconfirmedPerDay()).isEqualTo(20);
        assertThat(subscription.maxPerTenant()).isEqualTo(10_000);

        assertThat(config.getConfigMapping(FormatConfig.class).registryAddress())
                .isEmpty();

        MailConfig mail = config.getConfigMapping(MailConfig.class);
        assertThat(mail.enabled()).isFalse();
        assertThat(mail.from()).isEmpty();
        assertThat(mail.confirmAddress()).isEmpty();
        assertThat(mail.confirmWithin()).isEqualTo(Duration.ofDays(7));
        assertThat(mail.confirmRetries())
                .containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10));
        assertThat(mail.confirmPause()).isEqualTo(Duration.ofMinutes(1));

        FoldConfig fold = config.getConfigMapping(FoldConfig.class);
        assertThat(fold.firstWait()).isEqualTo(Duration.ofMillis(200));
        assertThat(fold.longestWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(fold.staleFor()).isEqualTo(Duration.ofSeconds(5));

        assertThat(config.getConfigMapping(AccessConfig.class).tenantClaim()).isEqualTo("tenant");
    }

    @Test
    void theNamesAreThese() {
        SmallRyeConfig config = config(Map.of(
                "tocsin.notify.retry.schedule", "1s,2s",
                "tocsin.notify.delivery.max-answer-bytes", "1",
                "tocsin.notify.egress.allow-http", "127.0.0.0/8,::1",
                "tocsin.notify.subscription.rotation-overlap", "1h",
                "tocsin.notify.fold.longest-wait", "1s",
                "tocsin.notify.registry-address", "https://registry.example",
                "tocsin.notify.mail.from", "alerts@tocsin.example",
                "tocsin.notify.tenant-claim", "organisation"));

        assertThat(config.getConfigMapping(RetryConfig.class).schedule()).hasSize(2);
        assertThat(config.getConfigMapping(DeliveryConfig.class).maxAnswerBytes())
                .isEqualTo(1);
        assertThat(config.getConfigMapping(EgressConfig.class).allowHttp()).contains(List.of("127.0.0.0/8", "::1"));
        assertThat(config.getConfigMapping(SubscriptionConfig.class).rotationOverlap())
                .isEqualTo(Duration.ofHours(1));
        assertThat(config.getConfigMapping(FoldConfig.class).longestWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.getConfigMapping(AccessConfig.class).tenantClaim()).isEqualTo("organisation");
        assertThat(config.getConfigMapping(FormatConfig.class).registryAddress())
                .contains(URI.create("https://registry.example"));
        assertThat(config.getConfigMapping(MailConfig.class).from()).contains("alerts@tocsin.example");
    }

    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(RetryConfig.class)
                .withMapping(DeliveryConfig.class)
                .withMapping(EgressConfig.class)
                .withMapping(SubscriptionConfig.class)
                .withMapping(FoldConfig.class)
                .withMapping(AccessConfig.class)
                .withMapping(FormatConfig.class)
                .withMapping(MailConfig.class)
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withValidateUnknown(false)
                .build();
    }
}

package io.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tocsin.notify.access.AccessConfig;
import io.tocsin.notify.backlog.BacklogConfig;
import io.tocsin.notify.circuit.CircuitConfig;
import io.tocsin.notify.console.ConsoleConfig;
import io.tocsin.notify.delivery.DeliveryConfig;
import io.tocsin.notify.delivery.RetryConfig;
import io.tocsin.notify.egress.EgressConfig;
import io.tocsin.notify.fold.FoldConfig;
import io.tocsin.notify.format.FormatConfig;
import io.tocsin.notify.mail.MailConfig;
import io.tocsin.notify.preview.PreviewConfig;
import io.tocsin.notify.receiver.ReceiverConfig;
import io.tocsin.notify.signature.SignatureConfig;
import io.tocsin.notify.subscription.EndpointsConfig;
import io.tocsin.notify.subscription.SubscriptionConfig;
import io.tocsin.notify.subscription.TermsConfig;
import io.tocsin.notify.tenant.TenantConfig;
import io.tocsin.notify.vault.VaultConfig;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
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
        assertThat(delivery.concurrency()).isEqualTo(1);
        assertThat(delivery.turn()).isEqualTo(100);
        assertThat(delivery.lease()).isEqualTo(Duration.ofSeconds(60)).isGreaterThan(delivery.timeout());
        assertThat(delivery.poll()).isEqualTo(Duration.ofSeconds(10));
        assertThat(delivery.maxAnswerBytes()).isEqualTo(16384);
        assertThat(delivery.maxKeptAnswer()).isEqualTo(1000);
        assertThat(delivery.recordBatch()).isEqualTo(256);
        assertThat(delivery.recordLinger()).isEqualTo(Duration.ofMillis(10));
        assertThat(delivery.bodies()).isEqualTo(1000);
        assertThat(delivery.bodiesBytes()).isEqualTo(32 << 20);
        assertThat(delivery.maxReplay()).isEqualTo(100_000);
        assertThat(delivery.heartbeatMaxAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(delivery.drain()).isEqualTo(Duration.ofSeconds(20));
        assertThat(delivery.keepAttempts()).isEqualTo(Duration.ofDays(90));
        assertThat(delivery.attemptDaysAhead()).isEqualTo(7);
        assertThat(delivery.attemptDaysEvery()).isEqualTo(Duration.ofHours(1));
        assertThat(delivery.attemptDaysPatience()).isEqualTo(Duration.ofMillis(500));
        assertThat(delivery.userAgent()).isEqualTo("Tocsin (webhooks)");

        CircuitConfig circuit = config.getConfigMapping(CircuitConfig.class);
        assertThat(circuit.failures()).isEqualTo(5);
        assertThat(circuit.pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(circuit.longestPause()).isEqualTo(Duration.ofMinutes(15));
        assertThat(circuit.disableAfter()).isEqualTo(Duration.ofDays(5));

        TermsConfig terms = config.getConfigMapping(TermsConfig.class);
        assertThat(terms.minTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(terms.maxTimeout()).isEqualTo(Duration.ofSeconds(30)).isLessThan(delivery.lease());
        assertThat(terms.maxConcurrency()).isEqualTo(32).isLessThan(delivery.turn());
        assertThat(terms.maxPerSecond()).isEqualTo(10_000);
        assertThat(terms.maxRetries()).isEqualTo(20);
        assertThat(terms.minRetryWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(terms.maxRetrySpan()).isEqualTo(Duration.ofDays(10));

        EgressConfig egress = config.getConfigMapping(EgressConfig.class);
        assertThat(egress.allowHttp()).isEmpty();
        assertThat(egress.allow()).isEmpty();
        assertThat(egress.deny()).isEmpty();
        assertThat(egress.trust()).isEmpty();
        assertThat(egress.connectionsPerAddress()).isEqualTo(64);
        assertThat(egress.identities()).isEqualTo(100);
        assertThat(egress.identityLinger()).isEqualTo(Duration.ofMinutes(2));
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
        SignatureConfig signature = config.getConfigMapping(SignatureConfig.class);
        assertThat(signature.overlap()).isEqualTo(Duration.ofDays(7));
        assertThat(signature.maxOverlap()).isEqualTo(Duration.ofDays(30));
        assertThat(signature.refresh()).isEqualTo(Duration.ofSeconds(10));
        assertThat(signature.shared()).isEqualTo(1000);

        VaultConfig vault = config.getConfigMapping(VaultConfig.class);
        assertThat(vault.keys()).isEmpty();
        assertThat(vault.required()).isFalse();
        assertThat(vault.batch()).isEqualTo(500);
        assertThat(vault.pause()).isEqualTo(Duration.ofMillis(50));

        EndpointsConfig endpoints = config.getConfigMapping(EndpointsConfig.class);
        assertThat(endpoints.prove()).isTrue();
        assertThat(endpoints.tests()).extracting(Duration::toSeconds).containsExactly(0L, 10L, 60L, 600L);
        assertThat(endpoints.testsAtOnce()).isEqualTo(32);

        ReceiverConfig receiver = config.getConfigMapping(ReceiverConfig.class);
        assertThat(receiver.maxHeaders()).isEqualTo(20);
        assertThat(receiver.maxHeaderLength()).isEqualTo(2000);
        assertThat(receiver.maxPemLength()).isEqualTo(20_000);
        assertThat(receiver.tokenLifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(receiver.tokenMargin()).isEqualTo(Duration.ofSeconds(30));
        assertThat(receiver.tokens()).isEqualTo(1000);
        assertThat(receiver.maxTokenAnswerBytes()).isEqualTo(65536);

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
        assertThat(fold.brokerTimeout()).isEqualTo(Duration.ofSeconds(2));

        BacklogConfig backlog = config.getConfigMapping(BacklogConfig.class);
        assertThat(backlog.attempts()).isEqualTo(20_000);
        assertThat(backlog.exhausted()).isEqualTo(10_000);
        assertThat(backlog.worst()).isEqualTo(50);

        ConsoleConfig console = config.getConfigMapping(ConsoleConfig.class);
        assertThat(console.ingestUrl()).isEmpty();
        assertThat(console.registryUrl()).isEmpty();
        assertThat(console.refresh()).isEqualTo(Duration.ofSeconds(10));
        assertThat(console.live()).isEqualTo(Duration.ofSeconds(2));
        assertThat(console.endpoints()).isEqualTo(50);
        assertThat(console.deliveries()).isEqualTo(50);
        assertThat(console.attempts()).isEqualTo(50);
        assertThat(console.tenants()).isEqualTo(50);

        PreviewConfig preview = config.getConfigMapping(PreviewConfig.class);
        assertThat(preview.since()).isEqualTo(Period.ofMonths(1));
        assertThat(preview.maxScanned()).isEqualTo(100_000);
        assertThat(preview.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(preview.concurrent()).isEqualTo(2);
        assertThat(preview.items()).isEqualTo(20);
        assertThat(preview.maxItems()).isEqualTo(1000);

        TenantConfig tenant = config.getConfigMapping(TenantConfig.class);
        assertThat(tenant.requestsPerMinute()).isEqualTo(1200);
        assertThat(tenant.requestsPerMinuteOf()).isEmpty();
        assertThat(tenant.maxCounted()).isEqualTo(10_000);
        assertThat(tenant.wall()).isEqualTo(TenantConfig.Need.WHERE_POSSIBLE);

        assertThat(config.getConfigMapping(AccessConfig.class).tenantClaim()).isEqualTo("tenant");
    }

    @Test
    void theNamesAreThese() {
        SmallRyeConfig config = config(Map.ofEntries(
                Map.entry("tocsin.notify.retry.schedule", "1s,2s"),
                Map.entry("tocsin.notify.delivery.max-answer-bytes", "1"),
                Map.entry("tocsin.notify.delivery.keep-attempts", "P30D"),
                Map.entry("tocsin.notify.circuit.longest-pause", "1h"),
                Map.entry("tocsin.notify.terms.max-concurrency", "2"),
                Map.entry("tocsin.notify.egress.allow-http", "127.0.0.0/8,::1"),
                Map.entry("tocsin.notify.subscription.rotation-overlap", "1h"),
                Map.entry("tocsin.notify.signature.overlap", "1d"),
                Map.entry("tocsin.notify.vault.keys", "new:AAAA,old:BBBB"),
                Map.entry("tocsin.notify.fold.longest-wait", "1s"),
                Map.entry("tocsin.notify.backlog.worst", "5"),
                Map.entry("tocsin.console.ingest-url", "http://ingest.example"),
                Map.entry("tocsin.notify.preview.max-scanned", "7"),
                Map.entry("tocsin.notify.tenant.requests-per-minute-of.acme", "9"),
                Map.entry("tocsin.notify.tenant.wall", "required"),
                Map.entry("tocsin.notify.registry-address", "https://registry.example"),
                Map.entry("tocsin.notify.mail.from", "alerts@tocsin.example"),
                Map.entry("tocsin.notify.tenant-claim", "organisation")));

        assertThat(config.getConfigMapping(RetryConfig.class).schedule()).hasSize(2);
        assertThat(config.getConfigMapping(DeliveryConfig.class).maxAnswerBytes())
                .isEqualTo(1);
        assertThat(config.getConfigMapping(DeliveryConfig.class).keepAttempts()).isEqualTo(Duration.ofDays(30));
        assertThat(config.getConfigMapping(CircuitConfig.class).longestPause()).isEqualTo(Duration.ofHours(1));
        assertThat(config.getConfigMapping(TermsConfig.class).maxConcurrency()).isEqualTo(2);
        assertThat(config.getConfigMapping(EgressConfig.class).allowHttp()).contains(List.of("127.0.0.0/8", "::1"));
        assertThat(config.getConfigMapping(SubscriptionConfig.class).rotationOverlap())
                .isEqualTo(Duration.ofHours(1));
        assertThat(config.getConfigMapping(SignatureConfig.class).overlap()).isEqualTo(Duration.ofDays(1));
        assertThat(config.getConfigMapping(VaultConfig.class).keys()).contains(List.of("new:AAAA", "old:BBBB"));
        assertThat(config.getConfigMapping(FoldConfig.class).longestWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.getConfigMapping(PreviewConfig.class).maxScanned()).isEqualTo(7);
        assertThat(config.getConfigMapping(TenantConfig.class).requestsPerMinuteOf())
                .isEqualTo(Map.of("acme", 9));
        assertThat(config.getConfigMapping(TenantConfig.class).wall()).isEqualTo(TenantConfig.Need.REQUIRED);
        assertThat(config.getConfigMapping(AccessConfig.class).tenantClaim()).isEqualTo("organisation");
        assertThat(config.getConfigMapping(BacklogConfig.class).worst()).isEqualTo(5);
        assertThat(config.getConfigMapping(ConsoleConfig.class).ingestUrl())
                .contains(URI.create("http://ingest.example"));
        assertThat(config.getConfigMapping(FormatConfig.class).registryAddress())
                .contains(URI.create("https://registry.example"));
        assertThat(config.getConfigMapping(MailConfig.class).from()).contains("alerts@tocsin.example");
    }

    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(RetryConfig.class)
                .withMapping(DeliveryConfig.class)
                .withMapping(CircuitConfig.class)
                .withMapping(TermsConfig.class)
                .withMapping(EgressConfig.class)
                .withMapping(SubscriptionConfig.class)
                .withMapping(SignatureConfig.class)
                .withMapping(VaultConfig.class)
                .withMapping(EndpointsConfig.class)
                .withMapping(ReceiverConfig.class)
                .withMapping(FoldConfig.class)
                .withMapping(AccessConfig.class)
                .withMapping(BacklogConfig.class)
                .withMapping(ConsoleConfig.class)
                .withMapping(FormatConfig.class)
                .withMapping(MailConfig.class)
                .withMapping(PreviewConfig.class)
                .withMapping(TenantConfig.class)
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withValidateUnknown(false)
                .build();
    }
}

package io.tocsin.notify.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.notify.signature.PublicKey;
import io.tocsin.notify.signature.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A subscription as its subscriber sees it.
public record SubscriptionView(
        UUID id,
        String url,
        @Nullable String description,
        EventFilter filter,
        String format,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String digest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String digestAt,
        boolean ordered,
        String orderedBy,
        JsonNode limits,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> retries,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable
        String receiver,

        String state,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String disabledBecause,
        boolean proved,
        Instant createdAt,
        String publicKey,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
        long nextNumber,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean confirmed,
        HealthView health,
        long filterErrors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FilterError lastFilterError) {

    static SubscriptionView of(Subscription subscription, PublicKey publicKey, Instant now) {
        return of(subscription, publicKey, now, null);
    }

    static SubscriptionView of(
            Subscription subscription, PublicKey publicKey, Instant now, @Nullable WebhookSecret secret) {
        return new SubscriptionView(
                subscription.id(),
                subscription.url(),
                subscription.description(),
                subscription.filter(),
                subscription.format().wireName(),
                subscription.rhythm() == null ? null : subscription.rhythm().wireName(),
                subscription.rhythm() == null ? null : subscription.rhythm().wireTime(),
                subscription.terms().order().isOrdered(),
                subscription.terms().order().by().wireName(),
                TermsJson.written(subscription.terms()),
                subscription.terms().retries().isEmpty()
                        ? null
                        : subscription.terms().retries().stream()
                                .map(Duration::toString)
                                .toList(),
                subscription.receiver(),
                switch (subscription.state()) {
                    case SubscriptionState.Active a -> "active";
                    case SubscriptionState.Disabled d -> "disabled";
                },
                switch (subscription.state()) {
                    case SubscriptionState.Active a -> null;
                    case SubscriptionState.Disabled d -> d.because();
                },
                subscription.proved(),
                subscription.createdAt(),
                publicKey.text(),
                secret == null ? null : secret.text(),
                subscription.nextNumber(),
                subscription.confirmed(),
                HealthView.of(subscription.health(), now),
                subscription.filterErrors(),
                subscription.lastFilterError());
    }
}

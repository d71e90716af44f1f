package io.tocsin.notify.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.notify.signature.PublicKey;
import io.tocsin.notify.signature.WebhookSecret;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A subscription as its subscriber sees it.
record SubscriptionView(
        UUID id,
        String url,
        @Nullable String description,
        EventFilter filter,
        String format,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String digest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String digestAt,
        boolean ordered,
        String state,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String disabledBecause,
        Instant createdAt,
        String publicKey,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
        long nextNumber,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean confirmed) {

    static SubscriptionView of(Subscription subscription, PublicKey publicKey) {
        return of(subscription, publicKey, null);
    }

    static SubscriptionView of(Subscription subscription, PublicKey publicKey, @Nullable WebhookSecret secret) {
        return new SubscriptionView(
                subscription.id(),
                subscription.url(),
                subscription.description(),
                subscription.filter(),
                subscription.format().wireName(),
                subscription.rhythm() == null ? null : subscription.rhythm().wireName(),
                subscription.rhythm() == null ? null : subscription.rhythm().wireTime(),
                subscription.ordered(),
                switch (subscription.state()) {
                    case SubscriptionState.Active a -> "active";
                    case SubscriptionState.Disabled d -> "disabled";
                },
                switch (subscription.state()) {
                    case SubscriptionState.Active a -> null;
                    case SubscriptionState.Disabled d -> d.because();
                },
                subscription.createdAt(),
                publicKey.text(),
                secret == null ? null : secret.text(),
                subscription.nextNumber(),
                subscription.confirmed());
    }
}

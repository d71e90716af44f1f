package io.tocsin.notify.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of what subscribers keep here.
@ConfigMapping(prefix = "tocsin.notify.subscription")
public interface SubscriptionConfig {
    /// How long the secret before signs along with a new one, unless the subscriber asks for another time.
    @WithDefault("24h")
    Duration rotationOverlap();

    /// The longest overlap that can be asked for.
    @WithDefault("7d")
    Duration maxRotationOverlap();

    /// How long a description may be, in characters.
    @WithDefault("1000")
    int maxDescriptionLength();

    /// How many letters with a link to confirm, which nobody has used, a tenant may have sent within a day:
    /// nobody's post is to be filled in his name.
    @WithDefault("20")
    int maxUnconfirmedPerDay();

    /// How many subscriptions a tenant may have.
    @WithDefault("10000")
    int maxPerTenant();
}

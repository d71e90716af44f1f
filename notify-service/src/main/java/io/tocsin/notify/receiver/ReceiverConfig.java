package io.tocsin.notify.receiver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of what receivers may ask of those who call them.
@ConfigMapping(prefix = "tocsin.notify.receiver")
public interface ReceiverConfig {
    /// How many headers of its own a subscription may have sent.
    @WithDefault("20")
    int maxHeaders();

    /// How long the name and the value of one such header may be together, in characters.
    @WithDefault("2000")
    int maxHeaderLength();

    /// How long a certificate with its chain, or a key, may be, in characters.
    @WithDefault("20000")
    int maxPemLength();

    /// How long a token is used whose server does not say how long it is good.
    @WithDefault("5m")
    Duration tokenLifetime();

    /// How long before its end a token is no longer used.
    @WithDefault("30s")
    Duration tokenMargin();

    /// How many tokens are kept.
    @WithDefault("1000")
    int tokens();

    /// How much of a token server's answer is read, in bytes.
    @WithDefault("65536")
    int maxTokenAnswerBytes();
}

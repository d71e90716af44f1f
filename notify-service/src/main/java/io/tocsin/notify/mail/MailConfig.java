package io.tocsin.notify.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whether and how e-mail is sent; the SMTP server is that of `quarkus.mailer`.
@ConfigMapping(prefix = "tocsin.notify.mail")
public interface MailConfig {
    /// Whether subscriptions may name an e-mail address. It needs `from` and `confirm-address`.
    @WithDefault("false")
    boolean enabled();

    /// The address that letters come from.
    Optional<String> from();

    /// Where the readers of letters reach this service: the link by which they confirm an address begins so.
    Optional<URI> confirmAddress();

    /// How long such a link can be used.
    @WithDefault("7d")
    Duration confirmWithin();

    /// How long to wait before the letter with the link is tried again, time after time, where it was not taken.
    @WithDefault("5s,1m,10m")
    List<Duration> confirmRetries();

    /// How long to wait at least between two letters to an address that nobody has confirmed.
    @WithDefault("1m")
    Duration confirmPause();
}

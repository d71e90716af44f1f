package io.tocsin.notify.subscription;

import io.tocsin.notify.access.Problems;
import io.tocsin.notify.mail.MailConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Asks the reader of a mailbox whether alerts may be sent to it; until he has said so nothing but the question
/// is. The link is good once and for a while; of its token the hash alone is kept.
@ApplicationScoped
@Transactional
public class Confirmations {
    private static final int TOKEN_BYTES = 32;

    private final Subscriptions subscriptions;
    private final MailConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Confirmations(Subscriptions subscriptions, MailConfig config, Clock clock) {
        this.subscriptions = subscriptions;
        this.config = config;
        this.clock = clock;
    }

    /// A new link by which the subscription's mailbox can be confirmed, in place of any before; empty where there
    /// is nothing to confirm. A 422 problem where the last one has just been sent.
    public Optional<URI> link(Subscription subscription) {
        return SubscriptionEntity.findAny(subscription.id())
                .filter(SubscriptionEntity::awaitsConfirmation)
                .map(entity -> {
                    Instant now = clock.instant();
                    if (entity.confirmationSentAt != null
                            && now.isBefore(entity.confirmationSentAt.plus(config.confirmPause()))) {
                        throw Problems.unprocessable(
                                "Too soon", "A letter with a link to confirm has just been sent to this address.");
                    }
                    byte[] token = new byte[TOKEN_BYTES];
                    random.nextBytes(token);
                    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
                    entity.confirmationHash = hash(text);
                    entity.confirmationSentAt = now;
                    URI site = config.confirmAddress()
                            .orElseThrow(() -> new IllegalStateException("e-mail is sent without confirm-address"));
                    return URI.create(site.toString().replaceFirst("/*$", "") + "/v1/confirmations/" + text);
                });
    }

    /// Whether a link with that token can be used now.
    boolean isGood(String token) {
        return awaiting(token).isPresent();
    }

    /// Uses a link up; whether it was good. What waits for the mailbox goes out.
    boolean confirm(String token) {
        Optional<SubscriptionEntity> entity = awaiting(token);
        entity.ifPresent(subscriptions::confirmed);
        return entity.isPresent();
    }

    private Optional<SubscriptionEntity> awaiting(String token) {
        return SubscriptionEntity.findByConfirmation(hash(token))
                .filter(entity -> entity.confirmationSentAt != null
                        && clock.instant().isBefore(entity.confirmationSentAt.plus(config.confirmWithin())));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package io.tocsin.notify.subscription;

import io.tocsin.notify.mail.MailConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/// Asks the reader of a mailbox whether alerts may be sent to it; until he has said so nothing but the question
/// is. The link is good once and for a while; of its token the hash alone is kept.
@ApplicationScoped
@Transactional
public class Confirmations {
    private static final int TOKEN_BYTES = 32;

    private final Subscriptions subscriptions;
    private final Questions questions;
    private final Roster roster;
    private final MailConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Confirmations(Subscriptions subscriptions, Questions questions, Roster roster, MailConfig config, Clock clock) {
        this.subscriptions = subscriptions;
        this.questions = questions;
        this.roster = roster;
        this.config = config;
        this.clock = clock;
    }

    /// Counts another question to the subscription's mailbox, where one is still to be asked; a 422 problem
    /// where it is one too many. The first was counted when the mailbox was named.
    public void askAgain(Subscription subscription) {
        roster.hold();
        awaiting(subscription).ifPresent(entity -> questions.ask(entity.tenant, entity.url));
    }

    /// A new link by which the subscription's mailbox can be confirmed, in place of any before; empty where
    /// there is nothing to confirm, or it is another mailbox by now.
    public Optional<URI> link(Subscription subscription) {
        roster.hold();
        return awaiting(subscription).map(entity -> {
            byte[] token = new byte[TOKEN_BYTES];
            random.nextBytes(token);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
            entity.confirmationHash = hash(text);
            entity.confirmationSentAt = clock.instant();
            URI site = config.confirmAddress()
                    .orElseThrow(() -> new IllegalStateException("e-mail is sent without confirm-address"));
            return URI.create(site.toString().replaceFirst("/*$", "") + "/v1/confirmations/" + text);
        });
    }

    private static Optional<SubscriptionEntity> awaiting(Subscription subscription) {
        return SubscriptionEntity.findAny(subscription.id())
                .filter(entity -> entity.awaitsConfirmation() && entity.url.equals(subscription.url()));
    }

    /// Whether a link with that token can be used now.
    boolean isGood(String token) {
        return awaiting(token).isPresent();
    }

    /// Uses a link up; whether it was good. What waits for the mailbox goes out.
    boolean confirm(String token) {
        if (awaiting(token).isEmpty()) {
            return false;
        }
        roster.hold();
        SubscriptionEntity.getEntityManager().clear();
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

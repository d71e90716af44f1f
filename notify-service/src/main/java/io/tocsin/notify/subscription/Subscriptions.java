package io.tocsin.notify.subscription;

import io.tocsin.notify.access.Problems;
import io.tocsin.notify.egress.EgressGuard;
import io.tocsin.notify.egress.Verdict;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.mail.MailAddress;
import io.tocsin.notify.mail.Mailing;
import io.tocsin.notify.signature.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Subscriptions as their tenants see and change them. Another tenant's is not there.
@ApplicationScoped
@Transactional
public class Subscriptions {
    private final EgressGuard guard;
    private final Roster roster;
    private final SubscriptionConfig config;
    private final EntityManager entityManager;
    private final Event<SubscriptionOpened> opened;
    private final Event<ConfirmationWanted> unconfirmed;
    private final Mailing mailing;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Subscriptions(
            EgressGuard guard,
            Roster roster,
            SubscriptionConfig config,
            EntityManager entityManager,
            Event<SubscriptionOpened> opened,
            Event<ConfirmationWanted> unconfirmed,
            Mailing mailing,
            Clock clock) {
        this.guard = guard;
        this.roster = roster;
        this.config = config;
        this.entityManager = entityManager;
        this.opened = opened;
        this.unconfirmed = unconfirmed;
        this.mailing = mailing;
        this.clock = clock;
    }

    /// A subscription with its secret, which is shown this once.
    record Made(Subscription subscription, WebhookSecret secret) {}

    Made create(String tenant, SubscriptionRequest request) {
        String url = vetted(request.url());
        if (SubscriptionEntity.countOf(tenant) >= config.maxPerTenant()) {
            throw Problems.unprocessable(
                    "Too many subscriptions", "This tenant has " + config.maxPerTenant() + " subscriptions already.");
        }
        Instant now = clock.instant();
        if (MailAddress.isMeant(url)
                && SubscriptionEntity.countUnconfirmed(tenant, now.minus(Duration.ofDays(1)))
                        >= config.maxUnconfirmedPerDay()) {
            throw Problems.unprocessable(
                    "Too many unconfirmed addresses",
                    "This tenant has asked " + config.maxUnconfirmedPerDay()
                            + " mailboxes within a day that did not answer yet.");
        }
        SubscriptionEntity entity = new SubscriptionEntity();
        entity.id = UUID.randomUUID();
        entity.tenant = tenant;
        entity.url = url;
        entity.description = described(request.description());
        entity.filter = FilterJson.write(request.filter() == null ? EventFilter.ALL : request.filter());
        entity.format = format(url, request.format(), Format.EVENT).wireName();
        entity.follow(request.rhythm());
        entity.ordered = Boolean.TRUE.equals(request.ordered());
        entity.enter(Boolean.FALSE.equals(request.active()) ? byRequest() : new SubscriptionState.Active());
        entity.createdAt = now;
        entity.sinceSequence = roster.change();
        entity.persistAndFlush();
        entityManager
                .createNativeQuery("insert into own.lane (subscription_id, tenant, open) values (?1, ?2, ?3)")
                .setParameter(1, entity.id)
                .setParameter(2, tenant)
                .setParameter(3, isOpen(entity))
                .executeUpdate();
        WebhookSecret secret = SecretEntity.keep(entity.id, tenant, WebhookSecret.random(random), now);
        askReader(entity);
        return new Made(entity.toSubscription(), secret);
    }

    /// The subscription; a 404 problem where this tenant has none of that id.
    public Subscription get(String tenant, UUID id) {
        return entity(tenant, id).toSubscription();
    }

    List<Subscription> page(String tenant, @Nullable UUID after, int size) {
        return SubscriptionEntity.pageOf(tenant, after, size).stream()
                .map(SubscriptionEntity::toSubscription)
                .toList();
    }

    Subscription change(String tenant, UUID id, SubscriptionRequest request) {
        roster.change();
        SubscriptionEntity entity = entity(tenant, id);
        boolean asks = request.url() != null && !request.url().equals(entity.url);
        if (request.url() != null) {
            entity.url = vetted(request.url());
        }
        entity.format =
                format(entity.url, request.format(), Format.of(entity.format)).wireName();
        if (asks) {
            entity.confirmedAt = null;
            entity.confirmationHash = null;
            setOpen(id, isOpen(entity));
            askReader(entity);
        }
        if (request.describes()) {
            entity.description = described(request.description());
        }
        if (request.filter() != null) {
            entity.filter = FilterJson.write(request.filter());
        }
        if (request.gathers()) {
            entity.follow(request.rhythm());
        }
        if (request.ordered() != null) {
            entity.ordered = request.ordered();
        }
        if (request.active() != null) {
            enter(entity, request.active() ? new SubscriptionState.Active() : byRequest());
        }
        return entity.toSubscription();
    }

    Subscription enable(String tenant, UUID id) {
        roster.change();
        SubscriptionEntity entity = entity(tenant, id);
        enter(entity, new SubscriptionState.Active());
        return entity.toSubscription();
    }

    /// The endpoint has said that it is gone for good. Does nothing where the subscription is gone itself.
    public void disable(UUID id, String because) {
        roster.change();
        SubscriptionEntity.findAny(id).ifPresent(entity -> enter(entity, new SubscriptionState.Disabled(because)));
    }

    void delete(String tenant, UUID id) {
        roster.change();
        SubscriptionEntity entity = entity(tenant, id);
        entity.deletedAt = clock.instant();
        setOpen(id, false);
        SecretEntity.forget(id);
    }

    /// Makes a new secret; the one before signs along for the overlap.
    WebhookSecret rotate(String tenant, UUID id, @Nullable Duration overlap) {
        Duration wanted = overlap == null ? config.rotationOverlap() : overlap;
        if (wanted.isNegative() || wanted.compareTo(config.maxRotationOverlap()) > 0) {
            throw Problems.badRequest(
                    "The overlap must be between PT0S and " + config.maxRotationOverlap() + ", not " + wanted + ".");
        }
        entity(tenant, id);
        Instant now = clock.instant();
        SecretEntity.expireCurrent(id, now.plus(wanted));
        return SecretEntity.keep(id, tenant, WebhookSecret.random(random), now);
    }

    /// The secrets that sign for it now, the newest first.
    public List<WebhookSecret> secrets(UUID id) {
        return SecretEntity.signing(id, clock.instant());
    }

    private void enter(SubscriptionEntity entity, SubscriptionState state) {
        entity.enter(state);
        setOpen(entity.id, isOpen(entity));
        if (isOpen(entity)) {
            opened.fire(new SubscriptionOpened(entity.id));
        }
    }

    private void setOpen(UUID id, boolean open) {
        entityManager
                .createNativeQuery("update own.lane set open = ?2 where subscription_id = ?1")
                .setParameter(1, id)
                .setParameter(2, open)
                .executeUpdate();
    }

    private static boolean isOpen(SubscriptionEntity entity) {
        return switch (entity.currentState()) {
            case SubscriptionState.Active a -> !entity.awaitsConfirmation();
            case SubscriptionState.Disabled d -> false;
        };
    }

    private static SubscriptionState byRequest() {
        return new SubscriptionState.Active().disabled("The subscriber asked for it.");
    }

    private static SubscriptionEntity entity(String tenant, UUID id) {
        return SubscriptionEntity.findOf(tenant, id)
                .orElseThrow(() -> Problems.notFound("There is no subscription " + id + "."));
    }

    private String vetted(@Nullable String url) {
        if (url == null) {
            throw Problems.badRequest("The subscription has no \"url\".");
        }
        if (MailAddress.isMeant(url)) {
            mailing.refusal(url).ifPresent(reason -> {
                throw Problems.unprocessable("URL refused", reason);
            });
            return url;
        }
        return switch (guard.vet(url)) {
            case Verdict.Allowed allowed -> url;
            case Verdict.Refused refused -> throw Problems.unprocessable("URL refused", refused.reason());
        };
    }

    /// A letter has a form of its own, and nothing else has it.
    private static Format format(String url, @Nullable Format wanted, Format otherwise) {
        boolean mail = MailAddress.isMeant(url);
        if (wanted != null && mail != (wanted == Format.EMAIL)) {
            throw Problems.unprocessable(
                    "Format does not fit",
                    "The format \"email\" is that of mailto: URLs, and of no others; this asks for \""
                            + wanted.wireName() + "\".");
        }
        if (mail) {
            return Format.EMAIL;
        }
        return wanted != null ? wanted : otherwise == Format.EMAIL ? Format.EVENT : otherwise;
    }

    private void askReader(SubscriptionEntity entity) {
        if (entity.awaitsConfirmation()) {
            unconfirmed.fire(new ConfirmationWanted(entity.tenant, entity.id));
        }
    }

    /// The reader of the mailbox wants it: what waits goes out.
    void confirmed(SubscriptionEntity entity) {
        entity.confirmedAt = clock.instant();
        entity.confirmationHash = null;
        enter(entity, entity.currentState());
    }

    private @Nullable String described(@Nullable String description) {
        if (description != null && description.length() > config.maxDescriptionLength()) {
            throw Problems.badRequest(
                    "The description is longer than " + config.maxDescriptionLength() + " characters.");
        }
        return description;
    }
}

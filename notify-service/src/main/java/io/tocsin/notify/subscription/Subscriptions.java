package io.tocsin.notify.subscription;

import io.quarkus.runtime.StartupEvent;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.circuit.Notice;
import io.tocsin.notify.egress.EgressGuard;
import io.tocsin.notify.egress.Verdict;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.mail.MailAddress;
import io.tocsin.notify.mail.Mailing;
import io.tocsin.notify.receiver.Receivers;
import io.tocsin.notify.signature.WebhookSecret;
import io.tocsin.notify.vault.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Subscriptions as their tenants see and change them. Another tenant's is not there.
@ApplicationScoped
@Transactional
public class Subscriptions {
    private final EgressGuard guard;
    private final Roster roster;
    private final Secrets secrets;
    private final Receivers receivers;
    private final SubscriptionConfig config;
    private final TermsConfig terms;
    private final EntityManager entityManager;
    private final Event<SubscriptionOpened> opened;
    private final Event<EndpointToProve> unproved;
    private final EndpointsConfig endpoints;
    private final Mailing mailing;
    private final Questions questions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Subscriptions(
            EgressGuard guard,
            Roster roster,
            Secrets secrets,
            Receivers receivers,
            SubscriptionConfig config,
            TermsConfig terms,
            EntityManager entityManager,
            Event<SubscriptionOpened> opened,
            Event<EndpointToProve> unproved,
            EndpointsConfig endpoints,
            Mailing mailing,
            Questions questions,
            Clock clock) {
        this.guard = guard;
        this.roster = roster;
        this.secrets = secrets;
        this.receivers = receivers;
        this.config = config;
        this.terms = terms;
        this.entityManager = entityManager;
        this.opened = opened;
        this.unproved = unproved;
        this.endpoints = endpoints;
        this.mailing = mailing;
        this.questions = questions;
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
        SubscriptionEntity entity = new SubscriptionEntity();
        entity.id = UUID.randomUUID();
        entity.tenant = tenant;
        entity.url = url;
        entity.description = described(request.description());
        entity.ask(request.filter() == null ? EventFilter.ALL : request.filter());
        entity.format = format(url, request.format(), Format.EVENT).wireName();
        entity.follow(request.rhythm());
        entity.agree(request.terms(Terms.DEFAULT, terms));
        entity.enter(Boolean.FALSE.equals(request.active()) ? byRequest() : new SubscriptionState.Active());
        entity.proved = !endpoints.prove();
        entity.createdAt = now;
        entity.sinceSequence = roster.change();
        entity.persistAndFlush();
        entityManager
                .createNativeQuery("insert into own.lane (subscription_id, tenant, open) values (?1, ?2, ?3)")
                .setParameter(1, entity.id)
                .setParameter(2, tenant)
                .setParameter(3, entity.isActive() && entity.isProved())
                .executeUpdate();
        WebhookSecret secret = WebhookSecret.random(random);
        secrets.keep(entity.id, tenant, secret, now);
        if (request.receiver() != null) {
            entity.receiver = receivers.keep(entity.id, tenant, receivers.read(request.receiver()));
        }
        askForProof(entity);
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
        if (request.url() != null) {
            moveTo(entity, vetted(request.url()));
        }
        entity.format =
                format(entity.url, request.format(), Format.of(entity.format)).wireName();
        if (request.describes()) {
            entity.description = described(request.description());
        }
        if (request.filter() != null) {
            entity.ask(request.filter());
        }
        if (request.gathers()) {
            entity.follow(request.rhythm());
        }
        Terms before = entity.terms();
        entity.agree(request.terms(before, terms));
        if (!entity.terms().equals(before)) {
            lookAgain(id);
        }
        if (request.receiver() != null) {
            entity.receiver = receivers.keep(id, tenant, receivers.read(request.receiver()));
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

    /// The endpoint is given up. Whether it was not before; does nothing where the subscription is gone.
    public boolean disable(UUID id, String because) {
        roster.change();
        Optional<SubscriptionEntity> active = SubscriptionEntity.findAny(id).filter(SubscriptionEntity::isActive);
        active.ifPresent(entity -> enter(entity, new SubscriptionState.Disabled(because)));
        return active.isPresent();
    }

    /// Which other active subscriptions of a tenant name that type of notice.
    public List<UUID> wanting(String tenant, Notice.Type type, UUID except) {
        return SubscriptionEntity.activeOf(tenant).stream()
                .filter(entity -> !entity.id.equals(except)
                        && FilterJson.stored(entity.filter).types().wants(type))
                .map(entity -> entity.id)
                .toList();
    }

    void delete(String tenant, UUID id) {
        roster.change();
        SubscriptionEntity entity = entity(tenant, id);
        entity.deletedAt = clock.instant();
        close(id);
        secrets.forget(id);
        receivers.forget(id);
        entity.receiver = null;
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
        WebhookSecret secret = WebhookSecret.random(random);
        secrets.expireCurrent(id, now.plus(wanted));
        secrets.keep(id, tenant, secret, now);
        return secret;
    }

    /// The secrets that sign for it now, the newest first.
    public List<Sealed> secrets(UUID id) {
        return secrets.signing(id, clock.instant());
    }

    /// What its receiver asks of those who call it, as it is kept; null for nothing.
    public @Nullable Sealed receiver(UUID id) {
        return receivers.kept(id).orElse(null);
    }

    /// The subscription of any tenant.
    public Optional<Subscription> find(UUID id) {
        return SubscriptionEntity.findAny(id).map(SubscriptionEntity::toSubscription);
    }

    /// Its endpoint has answered to a test, and may be sent its deliveries, unless it has another URL by now.
    /// A mailbox takes letters that nobody wants: it is proved by its reader alone.
    public void proved(UUID id, String url) {
        roster.hold();
        SubscriptionEntity.findAny(id)
                .filter(entity -> entity.url.equals(url) && !entity.isMailbox() && !entity.proved)
                .ifPresent(entity -> {
                    entity.proved = true;
                    open(entity);
                });
    }

    /// Where no proof is asked for any more, those that wait for it need not.
    void onStart(@Observes StartupEvent started) {
        if (!endpoints.prove()) {
            SubscriptionEntity.listUnproved().forEach(entity -> proved(entity.id, entity.url));
        }
    }

    private void moveTo(SubscriptionEntity entity, String url) {
        if (!url.equals(entity.url)) {
            entity.url = url;
            entity.proved = !endpoints.prove();
            entity.confirmedAt = null;
            entity.confirmationHash = null;
            open(entity);
            askForProof(entity);
        }
    }

    private void askForProof(SubscriptionEntity entity) {
        if (entity.awaitsConfirmation()) {
            questions.ask(entity.tenant, entity.url);
        }
        if (!entity.isProved()) {
            unproved.fire(new EndpointToProve(entity.id, entity.url));
        }
    }

    private void enter(SubscriptionEntity entity, SubscriptionState state) {
        entity.enter(state);
        open(entity);
    }

    /// Sends its deliveries, or does not, as it now is.
    private void open(SubscriptionEntity entity) {
        if (entity.isActive() && entity.isProved()) {
            entityManager.flush();
            open(entity.id);
            entityManager.refresh(entity);
            opened.fire(new SubscriptionOpened(entity.id));
        } else {
            close(entity.id);
        }
    }

    /// On other terms something else may be due.
    private void lookAgain(UUID id) {
        entityManager
                .createNativeQuery("update own.lane set due_at = least(due_at, ?2) where subscription_id = ?1")
                .setParameter(1, id)
                .setParameter(2, clock.instant())
                .executeUpdate();
        opened.fire(new SubscriptionOpened(id));
    }

    /// What was held against the endpoint is forgotten, and who may still hold the lane loses it.
    private void open(UUID id) {
        entityManager
                .createNativeQuery("""
                        update own.lane
                        set open = true, failures = 0, trips = 0, open_until = null, not_before = null,
                            failing_since = null, exhausted = 0, due_at = least(due_at, ?2),
                            claimed_by = null, claimed_until = null, fence = fence + 1
                        where subscription_id = ?1 and (not open or open_until is not null)
                        """)
                .setParameter(1, id)
                .setParameter(2, clock.instant())
                .executeUpdate();
    }

    private void close(UUID id) {
        entityManager
                .createNativeQuery("update own.lane set open = false where subscription_id = ?1")
                .setParameter(1, id)
                .executeUpdate();
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

    /// The reader of the mailbox wants it: what waits goes out. The caller holds the roster.
    void confirmed(SubscriptionEntity entity) {
        entity.confirmedAt = clock.instant();
        entity.confirmationHash = null;
        questions.answered(entity.tenant, entity.url);
        open(entity);
    }

    private @Nullable String described(@Nullable String description) {
        if (description != null && description.length() > config.maxDescriptionLength()) {
            throw Problems.badRequest(
                    "The description is longer than " + config.maxDescriptionLength() + " characters.");
        }
        return description;
    }
}

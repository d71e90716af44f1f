package io.tocsin.notify.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.tocsin.notify.format.Formats;
import io.tocsin.notify.format.News;
import io.tocsin.notify.mail.MailAddress;
import io.tocsin.notify.mail.MailConfig;
import io.tocsin.notify.subscription.Confirmations;
import io.tocsin.notify.subscription.EndpointToProve;
import io.tocsin.notify.subscription.EndpointsConfig;
import io.tocsin.notify.subscription.Subscription;
import io.tocsin.notify.subscription.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Sends tests. An endpoint that takes one is proved, and from then on gets its deliveries. A new URL is
/// sent some without being asked for; after those it waits for its subscriber to send one. The reader of a
/// mailbox is asked instead, and proves it by saying yes.
@ApplicationScoped
class Proofs {
    private static final Logger LOG = Logger.getLogger(Proofs.class);

    private final Subscriptions subscriptions;
    private final Confirmations confirmations;
    private final EndpointClient client;
    private final AttemptLog log;
    private final Formats formats;
    private final EndpointsConfig config;
    private final DeliveryConfig delivery;
    private final MailConfig mail;
    private final Clock clock;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Proofs(
            Subscriptions subscriptions,
            Confirmations confirmations,
            EndpointClient client,
            AttemptLog log,
            Formats formats,
            EndpointsConfig config,
            DeliveryConfig delivery,
            MailConfig mail,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.confirmations = confirmations;
        this.client = client;
        this.log = log;
        this.formats = formats;
        this.config = config;
        this.delivery = delivery;
        this.mail = mail;
        this.clock = clock;
        this.free = new Semaphore(config.testsAtOnce());
    }

    /// Sends a signed `endpoint.test` now, in whatever state the subscription is; to a mailbox that nobody
    /// has confirmed, with the link by which its reader does.
    ///
    /// A 422 problem where the mailbox has just been asked.
    Attempt test(Subscription subscription) throws SQLException {
        confirmations.askAgain(subscription);
        Endpoint endpoint = endpoint(subscription);
        return send(endpoint, webhook(subscription, endpoint));
    }

    void onNewUrl(@Observes(during = TransactionPhase.AFTER_SUCCESS) EndpointToProve endpoint) {
        threads.execute(() -> prove(endpoint));
    }

    void onStop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    private void prove(EndpointToProve endpoint) {
        try {
            if (MailAddress.isMeant(endpoint.url())) {
                askReader(endpoint);
            } else {
                test(endpoint);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "endpoint not tested, its subscriber can: subscription=%s", endpoint.id());
        }
    }

    private void test(EndpointToProve toProve) throws InterruptedException, SQLException {
        for (Duration wait : config.tests()) {
            Thread.sleep(wait);
            Optional<Subscription> subscription = unproved(toProve);
            if (subscription.isEmpty()) {
                return;
            }
            Endpoint endpoint = endpoint(subscription.get());
            if (isTaken(sendInTurn(endpoint, webhook(subscription.get(), endpoint)))) {
                return;
            }
        }
    }

    /// The same question again, until the mail server takes it: the link in it is good once.
    private void askReader(EndpointToProve mailbox) throws InterruptedException, SQLException {
        Optional<Subscription> subscription = unproved(mailbox);
        if (subscription.isEmpty()) {
            return;
        }
        Endpoint endpoint = endpoint(subscription.get());
        Webhook question = webhook(subscription.get(), endpoint);
        boolean taken = isTaken(sendInTurn(endpoint, question));
        for (Duration wait : mail.confirmRetries()) {
            if (taken) {
                return;
            }
            Thread.sleep(wait);
            taken = unproved(mailbox).isEmpty() || isTaken(sendInTurn(endpoint, question));
        }
    }

    /// Its subscription, unless it is proved, gone, or has another URL by now.
    private Optional<Subscription> unproved(EndpointToProve endpoint) {
        return subscriptions
                .find(endpoint.id())
                .filter(found -> !found.proved() && found.url().equals(endpoint.url()));
    }

    private Attempt sendInTurn(Endpoint endpoint, Webhook webhook) throws InterruptedException, SQLException {
        free.acquire();
        try {
            return send(endpoint, webhook);
        } finally {
            free.release();
        }
    }

    private Attempt send(Endpoint endpoint, Webhook webhook) throws SQLException {
        Attempt attempt = client.call(endpoint, webhook, Attempt.Trigger.TEST);
        log.writeTest(endpoint, attempt);
        if (isTaken(attempt)) {
            subscriptions.proved(endpoint.subscription(), endpoint.url());
        }
        return attempt;
    }

    private Webhook webhook(Subscription subscription, Endpoint endpoint) {
        News news = Webhook.test(
                subscription.id(),
                UUID.randomUUID(),
                clock.instant(),
                confirmations.link(subscription).orElse(null));
        return new Webhook(news.id().toString(), null, formats.write(endpoint.format(), news));
    }

    private Endpoint endpoint(Subscription subscription) {
        UUID id = subscription.id();
        Duration timeout = subscription.terms().timeout();
        return new Endpoint(
                id,
                subscription.tenant(),
                subscription.url(),
                subscription.format(),
                false,
                subscriptions.secrets(id),
                subscriptions.receiver(id),
                timeout == null ? delivery.timeout() : timeout);
    }

    private static boolean isTaken(Attempt attempt) {
        return switch (attempt.answer().meaning()) {
            case TAKEN -> true;
            case REFUSED, FAILED, GONE -> false;
        };
    }
}

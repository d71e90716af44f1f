package io.tocsin.notify.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.tocsin.notify.format.Formats;
import io.tocsin.notify.format.News;
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
/// sent some without being asked for; after those it waits for its subscriber to send one.
@ApplicationScoped
class Proofs {
    private static final Logger LOG = Logger.getLogger(Proofs.class);

    private final Subscriptions subscriptions;
    private final EndpointClient client;
    private final AttemptLog log;
    private final Formats formats;
    private final EndpointsConfig config;
    private final DeliveryConfig delivery;
    private final Clock clock;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Proofs(
            Subscriptions subscriptions,
            EndpointClient client,
            AttemptLog log,
            Formats formats,
            EndpointsConfig config,
            DeliveryConfig delivery,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.client = client;
        this.log = log;
        this.formats = formats;
        this.config = config;
        this.delivery = delivery;
        this.clock = clock;
        this.free = new Semaphore(config.testsAtOnce());
    }

    /// Sends a signed `endpoint.test` now, in whatever state the subscription is.
    Attempt test(Subscription subscription) throws SQLException {
        UUID id = subscription.id();
        Duration timeout = subscription.terms().timeout();
        Endpoint endpoint = new Endpoint(
                id,
                subscription.tenant(),
                subscription.url(),
                subscription.format(),
                subscriptions.secrets(id),
                subscriptions.receiver(id),
                timeout == null ? delivery.timeout() : timeout);
        News news = Webhook.test(id, UUID.randomUUID(), clock.instant());
        Webhook webhook = new Webhook(news.id().toString(), null, formats.write(endpoint.format(), news));
        Attempt attempt = client.call(endpoint, webhook, Attempt.Trigger.TEST);
        log.writeTest(endpoint, attempt);
        if (isTaken(attempt)) {
            subscriptions.proved(id, subscription.url());
        }
        return attempt;
    }

    void onNewUrl(@Observes(during = TransactionPhase.AFTER_SUCCESS) EndpointToProve endpoint) {
        threads.execute(() -> prove(endpoint));
    }

    void onStop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    private void prove(EndpointToProve endpoint) {
        try {
            for (Duration wait : config.tests()) {
                Thread.sleep(wait);
                Optional<Subscription> subscription = subscriptions
                        .find(endpoint.id())
                        .filter(found -> !found.proved() && found.url().equals(endpoint.url()));
                if (subscription.isEmpty() || isTaken(testInTurn(subscription.get()))) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "endpoint not tested, its subscriber can: subscription=%s", endpoint.id());
        }
    }

    private Attempt testInTurn(Subscription subscription) throws InterruptedException, SQLException {
        free.acquire();
        try {
            return test(subscription);
        } finally {
            free.release();
        }
    }

    private static boolean isTaken(Attempt attempt) {
        return switch (attempt.answer().meaning()) {
            case TAKEN -> true;
            case REFUSED, FAILED, GONE -> false;
        };
    }
}

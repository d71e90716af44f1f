package io.tocsin.notify.delivery;

import io.tocsin.notify.format.Formats;
import io.tocsin.notify.format.News;
import io.tocsin.notify.mail.MailConfig;
import io.tocsin.notify.subscription.ConfirmationWanted;
import io.tocsin.notify.subscription.Confirmations;
import io.tocsin.notify.subscription.Subscription;
import io.tocsin.notify.subscription.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Sends `endpoint.test`: to a mailbox that nobody has confirmed, with the link by which its reader does.
@ApplicationScoped
class EndpointTests {
    private static final Logger LOG = Logger.getLogger(EndpointTests.class);

    private final Subscriptions subscriptions;
    private final Confirmations confirmations;
    private final Formats formats;
    private final EndpointClient client;
    private final AttemptLog log;
    private final MailConfig config;
    private final Clock clock;

    EndpointTests(
            Subscriptions subscriptions,
            Confirmations confirmations,
            Formats formats,
            EndpointClient client,
            AttemptLog log,
            MailConfig config,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.confirmations = confirmations;
        this.formats = formats;
        this.client = client;
        this.log = log;
        this.config = config;
        this.clock = clock;
    }

    /// Sends it now, in whatever state the subscription is.
    Attempt send(Subscription subscription) throws SQLException {
        Endpoint endpoint = endpoint(subscription);
        return send(endpoint, webhook(subscription, endpoint));
    }

    /// The question to a mailbox is sent again a few times, for nothing else is sent until it is answered.
    void onWanted(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConfirmationWanted wanted) {
        Thread.ofVirtual().name("confirmation").start(() -> {
            try {
                ask(subscriptions.get(wanted.tenant(), wanted.id()));
            } catch (SQLException | RuntimeException e) {
                LOG.warnf(e, "letter of confirmation not sent, a test sends it again: subscription=%s", wanted.id());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void ask(Subscription subscription) throws SQLException, InterruptedException {
        Endpoint endpoint = endpoint(subscription);
        Webhook question = webhook(subscription, endpoint);
        for (Duration pause : config.confirmRetries()) {
            if (send(endpoint, question).answer().meaning() == Answer.Meaning.TAKEN) {
                return;
            }
            Thread.sleep(pause);
        }
        send(endpoint, question);
    }

    private Attempt send(Endpoint endpoint, Webhook webhook) throws SQLException {
        Attempt attempt = client.call(endpoint, webhook, Attempt.Trigger.TEST);
        log.writeTest(endpoint, attempt);
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
        return new Endpoint(
                subscription.id(),
                subscription.tenant(),
                subscription.url(),
                subscription.format(),
                false,
                subscriptions.secrets(subscription.id()));
    }
}

package io.tocsin.notify.delivery;

import io.tocsin.notify.egress.Call;
import io.tocsin.notify.egress.Outcome;
import io.tocsin.notify.mail.MailAddress;
import io.tocsin.notify.receiver.ReceiverCalls;
import io.tocsin.notify.receiver.Receivers;
import io.tocsin.notify.signature.Signatures;
import io.tocsin.notify.signature.WebhookSecret;
import io.tocsin.notify.vault.UnreadableSecretException;
import io.tocsin.notify.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Calls endpoints, signed, and with what their receivers ask for. Blocks its caller, which is a virtual
/// thread.
@ApplicationScoped
class EndpointClient {
    private static final Logger LOG = Logger.getLogger(EndpointClient.class);

    private final ReceiverCalls calls;
    private final Receivers receivers;
    private final Signatures signatures;
    private final Vault vault;
    private final MailEndpoint mail;
    private final DeliveryConfig config;
    private final Clock clock;

    EndpointClient(
            ReceiverCalls calls,
            Receivers receivers,
            Signatures signatures,
            Vault vault,
            MailEndpoint mail,
            DeliveryConfig config,
            Clock clock) {
        this.calls = calls;
        this.receivers = receivers;
        this.signatures = signatures;
        this.vault = vault;
        this.mail = mail;
        this.config = config;
        this.clock = clock;
    }

    /// Makes one attempt.
    Attempt call(Endpoint endpoint, Webhook webhook, Attempt.Trigger trigger) {
        Instant at = clock.instant();
        long began = System.nanoTime();
        Answer answer =
                MailAddress.isMeant(endpoint.url()) ? mail.send(endpoint, webhook) : answer(endpoint, webhook, at);
        return new Attempt(at, Duration.ofNanos(System.nanoTime() - began), endpoint.url(), trigger, answer);
    }

    private Answer answer(Endpoint endpoint, Webhook webhook, Instant at) {
        try {
            Call call = new Call(
                    "the endpoint",
                    endpoint.url(),
                    headers(endpoint, webhook, at),
                    webhook.body(),
                    endpoint.timeout(),
                    config.maxAnswerBytes(),
                    null);
            return answer(calls.post(call, receivers.open(endpoint.receiver())));
        } catch (UnreadableSecretException e) {
            LOG.errorf("not sent: subscription=%s: %s", endpoint.subscription(), e.getMessage());
            return new Answer.Unanswered("Not called: the service cannot read the subscription's secrets.");
        }
    }

    private Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered ->
                new Answer.Answered(
                        answered.status(),
                        RetryAfter.read(answered.headers().apply("retry-after"), clock.instant()),
                        answered.body());
            case Outcome.Refused refused -> new Answer.Unanswered("Not called: " + refused.reason());
            case Outcome.Unanswered unanswered -> new Answer.Unanswered(unanswered.why());
        };
    }

    private Map<String, String> headers(Endpoint endpoint, Webhook webhook, Instant at) {
        List<WebhookSecret> secrets = endpoint.secrets().stream()
                .map(kept -> WebhookSecret.of(vault.open(kept)))
                .toList();
        long second = at.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", webhook.contentType());
        headers.put("user-agent", config.userAgent());
        headers.put("webhook-id", webhook.id());
        headers.put("webhook-timestamp", Long.toString(second));
        headers.put("webhook-signature", signatures.of(secrets, webhook.id(), second, webhook.body()));
        if (webhook.number() != null) {
            headers.put("tocsin-number", Long.toString(webhook.number()));
        }
        return headers;
    }
}

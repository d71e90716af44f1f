package io.tocsin.notify.console;

import io.tocsin.notify.delivery.DeliveryConfig;
import io.tocsin.notify.delivery.RetryConfig;
import io.tocsin.notify.subscription.TermsConfig;
import jakarta.enterprise.context.ApplicationScoped;

/// How this installation sends where a subscriber asks for nothing else, and what he can ask for, in words.
@ApplicationScoped
class Usual {
    private final DeliveryConfig delivery;
    private final RetryConfig retries;
    private final TermsConfig terms;

    Usual(DeliveryConfig delivery, RetryConfig retries, TermsConfig terms) {
        this.delivery = delivery;
        this.retries = retries;
        this.terms = terms;
    }

    /// How long an attempt may take.
    public String timeout() {
        return Spans.write(delivery.timeout());
    }

    /// Between which bounds it can be chosen.
    public String timeouts() {
        return Spans.write(terms.minTimeout()) + " to " + Spans.write(terms.maxTimeout());
    }

    /// How many requests are under way.
    public int concurrency() {
        return delivery.concurrency();
    }

    /// How many there may be.
    public int maxConcurrency() {
        return terms.maxConcurrency();
    }

    /// How many may begin in a second, where that is limited.
    public int maxPerSecond() {
        return terms.maxPerSecond();
    }

    /// The waits between tries.
    public String retries() {
        return Spans.write(retries.schedule().stream().skip(1).toList());
    }

    /// How many there may be, and how long together.
    public String maxRetries() {
        return terms.maxRetries() + " at most, " + Spans.write(terms.maxRetrySpan()) + " together";
    }
}

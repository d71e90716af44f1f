package io.tocsin.notify.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Sends letters through the operator's SMTP server.
@ApplicationScoped
public class Mailing {
    private static final int ACCEPTED = 250;

    private final ReactiveMailer mailer;
    private final Executor loop;
    private final boolean enabled;
    private final String from;
    private final String domain;

    @Inject
    Mailing(ReactiveMailer mailer, Vertx vertx, MailConfig config) {
        this(mailer, oneLoop(vertx), config);
    }

    Mailing(ReactiveMailer mailer, Executor loop, MailConfig config) {
        this.mailer = mailer;
        this.loop = loop;
        this.enabled = config.enabled();
        if (enabled && (config.from().isEmpty() || config.confirmAddress().isEmpty())) {
            throw new IllegalStateException("tocsin.notify.mail.enabled needs tocsin.notify.mail.from"
                    + " and tocsin.notify.mail.confirm-address");
        }
        this.from = config.from().orElse("");
        this.domain = from.substring(from.indexOf('@') + 1);
    }

    /// All letters go out on one event loop. Called from elsewhere, the mail client opens the connection on
    /// one loop and begins to listen to it on another; a greeting that comes in between is lost, and the
    /// letter waits for it until its time is up.
    private static Executor oneLoop(Vertx vertx) {
        Context context = VertxContext.getRootContext(vertx.getOrCreateContext());
        return task -> context.runOnContext(nothing -> task.run());
    }

    /// What came of a letter.
    public sealed interface Outcome {
        /// The SMTP server answered; it took the letter where the code is 250.
        record Answered(int code, String text) implements Outcome {}

        /// It did not.
        ///
        /// @param error why, in a sentence
        record Unanswered(String error) implements Outcome {}
    }

    /// Why no letters can be sent to a subscription's URL; empty where they can.
    public Optional<String> refusal(String url) {
        if (!enabled) {
            return Optional.of("This installation sends no e-mail; its operator can change that.");
        }
        try {
            MailAddress.parse(url);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Sends it; blocks its caller for that time at most.
    public Outcome send(Letter letter, Duration timeout) {
        if (!enabled) {
            return new Outcome.Unanswered("Not sent: this installation sends no e-mail.");
        }
        Mail mail = Mail.withText(letter.to().text(), letter.subject(), letter.text())
                .setFrom(from);
        letter.headers(domain).forEach(mail::addHeader);
        try {
            mailer.send(mail).runSubscriptionOn(loop).await().atMost(timeout);
            return new Outcome.Answered(ACCEPTED, "");
        } catch (TimeoutException e) {
            return new Outcome.Unanswered("The SMTP server did not answer within " + timeout.toMillis() + " ms.");
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private static Outcome failed(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException reply) {
                return new Outcome.Answered(reply.getReplyCode(), String.join("\n", reply.getReplyMessages()));
            }
            if (cause instanceof ConnectException) {
                return new Outcome.Unanswered("The letter was not sent: the SMTP server cannot be reached.");
            }
        }
        return new Outcome.Unanswered("The letter was not sent: " + problem.getMessage());
    }
}

package io.tocsin.notify.delivery;

import io.tocsin.notify.egress.EgressGuard;
import io.tocsin.notify.egress.Verdict;
import io.tocsin.notify.mail.MailAddress;
import io.tocsin.notify.signature.WebhookSigner;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Calls endpoints: vetted, signed, within the time, without redirects, reading no more of the answer than
/// the cap.
/// Blocks its caller, which is a virtual thread.
@ApplicationScoped
class EndpointClient {
    private final HttpClient http;
    private final EgressGuard guard;
    private final MailEndpoint mail;
    private final DeliveryConfig config;
    private final Clock clock;

    EndpointClient(Vertx vertx, EgressGuard guard, MailEndpoint mail, DeliveryConfig config, Clock clock) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.timeout().toMillis())
                        .setKeepAlive(true)
                        .setTcpNoDelay(true)
                        .setMaxRedirects(0)
                        .setVerifyHost(true)
                        .setDecompressionSupported(false)
                        .setName("endpoints"),
                new PoolOptions().setHttp1MaxSize(config.connectionsPerAddress()));
        this.guard = guard;
        this.mail = mail;
        this.config = config;
        this.clock = clock;
    }

    /// Makes one attempt.
    Attempt call(Endpoint endpoint, Webhook webhook, Attempt.Trigger trigger) {
        Instant at = clock.instant();
        long began = System.nanoTime();
        Answer answer =
                MailAddress.isMeant(endpoint.url()) ? mail.send(endpoint, webhook) : post(endpoint, webhook, at);
        return new Attempt(at, Duration.ofNanos(System.nanoTime() - began), endpoint.url(), trigger, answer);
    }

    private Answer post(Endpoint endpoint, Webhook webhook, Instant at) {
        return switch (guard.vet(endpoint.url())) {
            case Verdict.Allowed allowed -> send(allowed, endpoint, webhook, at);
            case Verdict.Refused refused -> new Answer.Unanswered("Not called: " + refused.reason());
        };
    }

    private Answer send(Verdict.Allowed target, Endpoint endpoint, Webhook webhook, Instant at) {
        Exchange exchange = new Exchange();
        http.request(request(target, endpoint, webhook, at)).onComplete(requested -> {
            if (requested.failed()) {
                exchange.fail(requested.cause());
            } else {
                exchange.begin(requested.result(), webhook.body());
            }
        });
        return exchange.await();
    }

    private RequestOptions request(Verdict.Allowed target, Endpoint endpoint, Webhook webhook, Instant at) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(target.address(), target.port())))
                .setHost(target.uri().getHost())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.requestUri())
                .setFollowRedirects(false)
                .putHeader("content-type", webhook.contentType())
                .putHeader("user-agent", config.userAgent())
                .putHeader("webhook-id", webhook.id())
                .putHeader("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .putHeader(
                        "webhook-signature",
                        WebhookSigner.signatures(endpoint.keys(), webhook.id(), at.getEpochSecond(), webhook.body()));
        if (webhook.number() != null) {
            request.putHeader("tocsin-number", Long.toString(webhook.number()));
        }
        return request;
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /// One request and its answer; whatever happens, its connection does not outlive the deadline.
    private final class Exchange {
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private volatile @Nullable HttpClientRequest request;
        private volatile @Nullable HttpClientResponse head;

        void begin(HttpClientRequest request, byte[] body) {
            this.request = request;
            if (answer.isDone()) {
                request.reset();
                return;
            }
            request.exceptionHandler(this::fail);
            request.response().onComplete(responded -> {
                if (responded.failed()) {
                    fail(responded.cause());
                } else {
                    read(request, responded.result());
                }
            });
            request.end(Buffer.buffer(body));
        }

        private void read(HttpClientRequest request, HttpClientResponse response) {
            head = response;
            Buffer body = Buffer.buffer();
            response.exceptionHandler(broken -> complete(response, body.toString()));
            response.endHandler(end -> complete(response, body.toString()));
            response.handler(chunk -> {
                int room = config.maxAnswerBytes() - body.length();
                body.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
                if (chunk.length() > room) {
                    complete(response, body.toString());
                    request.reset();
                }
            });
        }

        private void complete(HttpClientResponse response, String body) {
            answer.complete(new Answer.Answered(
                    response.statusCode(), RetryAfter.read(response.getHeader("retry-after"), clock.instant()), body));
        }

        void fail(Throwable cause) {
            answer.complete(new Answer.Unanswered(Failures.inWords(cause)));
        }

        Answer await() {
            try {
                return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return givenUp(
                        "The endpoint did not answer within " + config.timeout().toMillis() + " ms.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return givenUp("The attempt was broken off because the service stops.");
            } catch (ExecutionException e) {
                throw new IllegalStateException("an answer is never completed with an exception", e);
            }
        }

        /// The status counts, even where the rest of the answer drips in too slowly to wait for.
        private Answer givenUp(String why) {
            HttpClientResponse responded = head;
            if (responded != null) {
                complete(responded, "");
            } else {
                answer.complete(new Answer.Unanswered(why));
            }
            HttpClientRequest started = request;
            if (started != null) {
                started.reset();
            }
            return answer.join();
        }
    }
}

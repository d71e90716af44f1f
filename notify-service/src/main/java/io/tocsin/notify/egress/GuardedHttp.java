package io.tocsin.notify.egress;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The one door to addresses that others chose. A call is vetted, goes to the vetted address and no other,
/// past any proxy of the surroundings, over TLS 1.2 or later to a peer that proves its name, follows no
/// redirect, and is over within its time, however the other side answers. Blocks its caller, which is a
/// virtual thread.
@ApplicationScoped
public class GuardedHttp {
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

    private final Vertx vertx;
    private final EgressGuard guard;
    private final EgressConfig config;
    private final @Nullable TrustOptions trust;
    private final HttpClient anonymous;
    private final Map<ClientIdentity, HttpClient> identified = new LinkedHashMap<>(16, 0.75f, true);

    GuardedHttp(Vertx vertx, EgressGuard guard, EgressConfig config) {
        this.vertx = vertx;
        this.guard = guard;
        this.config = config;
        this.trust = config.trust()
                .map(file -> TrustOptions.wrap(TrustedAuthorities.with(file)))
                .orElse(null);
        this.anonymous = made(null);
    }

    /// Makes the call.
    public Outcome post(Call call) {
        return switch (guard.vet(call.url())) {
            case Verdict.Refused refused -> new Outcome.Refused(refused.reason());
            case Verdict.Allowed allowed -> send(allowed, call);
        };
    }

    private Outcome send(Verdict.Allowed target, Call call) {
        Exchange exchange = new Exchange(call);
        client(call).request(request(target, call)).onComplete(requested -> {
            if (requested.failed()) {
                exchange.fail(requested.cause());
            } else {
                exchange.begin(requested.result());
            }
        });
        return exchange.await();
    }

    private static RequestOptions request(Verdict.Allowed target, Call call) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(target.address(), target.port())))
                .setHost(target.uri().getHost())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.requestUri())
                .setFollowRedirects(false)
                .setConnectTimeout(call.timeout().toMillis());
        call.headers().forEach(request::putHeader);
        return request;
    }

    /// Connections are never shared between identities: each has a client of its own. Those that were not
    /// used for longest are given up, once what they have under way must be over.
    private HttpClient client(Call call) {
        ClientIdentity identity = call.identity();
        if (identity == null) {
            return anonymous;
        }
        synchronized (identified) {
            HttpClient known = identified.get(identity);
            if (known != null) {
                return known;
            }
            HttpClient made = made(identity);
            identified.put(identity, made);
            if (identified.size() > config.identities()) {
                HttpClient eldest =
                        identified.remove(identified.keySet().iterator().next());
                vertx.setTimer(config.identityLinger().toMillis(), timer -> eldest.close());
            }
            return made;
        }
    }

    private HttpClient made(@Nullable ClientIdentity identity) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setTcpNoDelay(true)
                .setMaxRedirects(0)
                .setVerifyHost(true)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setDecompressionSupported(false)
                .setName("egress");
        if (trust != null) {
            options.setTrustOptions(trust);
        }
        if (identity != null) {
            options.setKeyCertOptions(KeyCertOptions.wrap(identity.keyManager()));
        }
        return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(config.connectionsPerAddress()));
    }

    @PreDestroy
    void close() {
        anonymous.close();
        synchronized (identified) {
            identified.values().forEach(HttpClient::close);
        }
    }

    /// One request and its answer; whatever happens, its connection does not outlive the deadline.
    private static final class Exchange {
        private final Call call;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private volatile @Nullable HttpClientRequest request;
        private volatile @Nullable HttpClientResponse head;

        Exchange(Call call) {
            this.call = call;
        }

        void begin(HttpClientRequest request) {
            this.request = request;
            if (outcome.isDone()) {
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
            request.end(Buffer.buffer(call.body()));
        }

        private void read(HttpClientRequest request, HttpClientResponse response) {
            head = response;
            Buffer body = Buffer.buffer();
            response.exceptionHandler(broken -> complete(response, body.toString()));
            response.endHandler(end -> complete(response, body.toString()));
            response.handler(chunk -> {
                int room = call.maxAnswerBytes() - body.length();
                body.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
                if (chunk.length() > room) {
                    complete(response, body.toString());
                    request.reset();
                }
            });
        }

        private void complete(HttpClientResponse response, String body) {
            outcome.complete(new Outcome.Answered(response.statusCode(), response::getHeader, body));
        }

        void fail(Throwable cause) {
            outcome.complete(new Outcome.Unanswered(Failures.inWords(cause, call.whom())));
        }

        Outcome await() {
            try {
                return outcome.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return givenUp(Failures.sentence(call.whom()) + " did not answer within "
                        + call.timeout().toMillis() + " ms.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return givenUp("The attempt was broken off because the service stops.");
            } catch (ExecutionException e) {
                throw new IllegalStateException("an outcome is never completed with an exception", e);
            }
        }

        /// The status counts, even where the rest of the answer drips in too slowly to wait for.
        private Outcome givenUp(String why) {
            HttpClientResponse responded = head;
            if (responded != null) {
                complete(responded, "");
            } else {
                outcome.complete(new Outcome.Unanswered(why));
            }
            HttpClientRequest started = request;
            if (started != null) {
                started.reset();
            }
            return outcome.join();
        }
    }
}

package io.tocsin.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Very many endpoints, each at an address of its own, that all do as little as an endpoint can: take the
/// body in and answer 204.
final class Endpoints implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_NANOS = 200_000;
    private static final int IN_A_BLOCK = 250;

    private final Vertx vertx;
    private final HttpServer server;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private volatile @Nullable ConcurrentLinkedQueue<Double> latencies;

    Endpoints(Vertx vertx) throws InterruptedException {
        this.vertx = vertx;
        this.server = vertx.createHttpServer(
                new HttpServerOptions().setTcpNoDelay(true).setAcceptBacklog(10_000));
        server.requestHandler(this::take);
        try {
            server.listen(0, "0.0.0.0")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw new NotMeasured("The endpoints cannot listen: " + e.getCause(), e);
        }
    }

    /// The address of one of them: all of 127.0.0.0/8 is this machine.
    String host(int endpoint) {
        return "127.1." + endpoint / IN_A_BLOCK + "." + (endpoint % IN_A_BLOCK + 1);
    }

    String url(int endpoint) {
        return "http://" + host(endpoint) + ":" + port() + "/hook";
    }

    int port() {
        return server.actualPort();
    }

    private void take(HttpServerRequest request) {
        String id = request.getHeader("webhook-id");
        request.endHandler(end -> {
            long now = System.nanoTime();
            ConcurrentLinkedQueue<Double> noted = latencies;
            Long sent = noted == null || id == null ? null : sentAt.get(id);
            if (noted != null && sent != null) {
                noted.add((now - sent) / 1e6);
            }
            taken.incrementAndGet();
            request.response().setStatusCode(204).end();
        });
        request.resume();
    }

    /// From now on it is noted how long after its sending a webhook of these ids was taken.
    void noteLatencies() {
        sentAt.clear();
        latencies = new ConcurrentLinkedQueue<>();
    }

    void sent(String id, long nanos) {
        sentAt.put(id, nanos);
    }

    /// What was noted, in milliseconds; nothing is noted any more.
    List<Double> latencies() {
        ConcurrentLinkedQueue<Double> noted = latencies;
        latencies = null;
        return noted == null ? List.of() : List.copyOf(noted);
    }

    /// Forgets how many were taken.
    void countAnew() {
        taken.set(0);
    }

    int taken() {
        return taken.get();
    }

    /// Returns when so many were taken since the count began.
    void await(int number) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (taken.get() < number) {
            if (System.nanoTime() > deadline) {
                throw new NotMeasured("After " + PATIENCE.toMinutes() + " minutes the endpoints have taken " + taken
                        + " of " + number + " webhooks");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

package io.tocsin.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Sends bodies as fast as they are taken, without database, signature or log: what the machine can do.
final class BareSender {
    private static final int AT_ONCE = 256;
    private static final int CONNECTIONS = 64;

    private final HttpClient http;
    private final Endpoints endpoints;
    private final Buffer body;

    BareSender(Vertx vertx, Endpoints endpoints, byte[] body) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.endpoints = endpoints;
        this.body = Buffer.buffer(body);
    }

    /// Sends so many and returns when all were taken.
    ///
    /// @param hosts where each of them goes
    void send(int count, IntFunction<String> hosts) {
        endpoints.countAnew();
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < Math.min(AT_ONCE, count); i++) {
            one(next, count, hosts);
        }
        endpoints.await(count);
    }

    private void one(AtomicInteger next, int count, IntFunction<String> hosts) {
        int number = next.getAndIncrement();
        if (number >= count) {
            return;
        }
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(hosts.apply(number))
                .setPort(endpoints.port())
                .setURI("/hook")
                .putHeader("content-type", "application/json");
        http.request(request)
                .compose(opened -> opened.send(body))
                .compose(answered -> answered.end())
                .onComplete(done -> one(next, count, hosts));
    }
}

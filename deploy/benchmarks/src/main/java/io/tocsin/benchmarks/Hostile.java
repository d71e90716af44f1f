package io.tocsin.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Five endpoints that mean ill: one never answers, one answers a byte a second, one resets, one answers
/// without end, and one speaks TLS badly.
final class Hostile implements AutoCloseable {
    private static final Buffer MEGABYTE = Buffer.buffer(new byte[1 << 20]);
    private static final long TEN_GIGABYTES = 10L << 30;

    private final Vertx vertx;
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> urls = new ArrayList<>();
    private final NetServer badTls;

    Hostile(Vertx vertx) {
        this.vertx = vertx;
        serve(request -> {});
        serve(this::drip);
        serve(request -> request.connection().close());
        serve(Hostile::pourOut);
        badTls = vertx.createNetServer();
        badTls.connectHandler(socket -> socket.handler(hello -> socket.write("HTTP/1.1 400 this is no TLS\r\n\r\n")));
        badTls.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        urls.add("https://127.0.0.1:" + badTls.actualPort() + "/");
    }

    List<String> urls() {
        return List.copyOf(urls);
    }

    private void serve(Consumer<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer().requestHandler(handler::accept);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        servers.add(server);
        urls.add("http://127.0.0.1:" + server.actualPort() + "/");
    }

    private void drip(HttpServerRequest request) {
        HttpServerResponse response = request.response().setChunked(true);
        long timer = vertx.setPeriodic(1000, tick -> response.write("."));
        request.connection().closeHandler(closed -> vertx.cancelTimer(timer));
    }

    private static void pourOut(HttpServerRequest request) {
        HttpServerResponse response = request.response().putHeader("content-length", Long.toString(TEN_GIGABYTES));
        response.drainHandler(drained -> fill(response));
        fill(response);
    }

    private static void fill(HttpServerResponse response) {
        while (!response.closed() && !response.writeQueueFull()) {
            response.write(MEGABYTE);
        }
    }

    @Override
    public void close() {
        servers.forEach(server ->
                server.close().toCompletionStage().toCompletableFuture().join());
        badTls.close().toCompletionStage().toCompletableFuture().join();
    }
}

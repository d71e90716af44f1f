package io.tocsin.ingest.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.ingest.source.SourceConfig.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// An authority's server with pages at paths; `{here}` in a page is its own address.
final class PlayedAuthority implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();

    PlayedAuthority() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    void page(String path, String body) {
        pages.put(path, body.replace("{here}", url("").toString()));
    }

    void gone(String path) {
        pages.remove(path);
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /// The paths that were asked for, with their queries, in order.
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    Settings at(String path) {
        return new At(url(path));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        String body = pages.get(exchange.getRequestURI().getPath());
        byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record At(URI address) implements Settings {
        @Override
        public Optional<URI> url() {
            return Optional.of(address);
        }

        @Override
        public boolean watch() {
            return true;
        }

        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public Optional<Duration> staleAfter() {
            return Optional.of(Duration.ofDays(1));
        }

        @Override
        public int floor() {
            return 1;
        }

        @Override
        public Optional<List<String>> hosts() {
            return Optional.empty();
        }
    }
}

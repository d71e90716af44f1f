package io.tocsin.ingest.freshness;

import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// An authority's server that may fall silent. One source looks at it all the time; no other is watched.
public final class PlayedAuthority implements QuarkusTestResourceLifecycleManager {
    static volatile boolean silent;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", PlayedAuthority::answer);
            server.start();
            official().stringPropertyNames().stream()
                    .filter(name -> name.matches("tocsin\\.ingest\\.sources\\.[^.]+\\.url"))
                    .forEach(name -> settings.put(name.replaceFirst("url$", "watch"), "false"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put(
                "tocsin.ingest.sources.ofac-sdn.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/list");
        settings.put("tocsin.ingest.sources.ofac-sdn.watch", "true");
        settings.put("tocsin.ingest.sources.ofac-sdn.every", "100ms");
        settings.put("tocsin.ingest.sources.ofac-sdn.stale-after", "2h");
        settings.put("tocsin.ingest.sources.ofac-sdn.floor", "1");
        settings.put("tocsin.ingest.fetch.tick", "50ms");
        settings.put("tocsin.ingest.freshness.tick", "50ms");
        return settings;
    }

    private static Properties official() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = PlayedAuthority.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        }
        return properties;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] list = csv(examples(3)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(silent ? 503 : 200, silent ? -1 : list.length);
            if (!silent) {
                exchange.getResponseBody().write(list);
            }
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}

package io.tocsin.local.authority;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.local.folder.PlainWords;
import io.tocsin.local.folder.PrivateFile;
import io.tocsin.local.port.Ports;
import io.tocsin.local.refusal.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;

/// A small web server that publishes as an authority does: a list and a feed of announcements, each with an
/// ETag and a date, answered with 304 to who has it already. What it has published it remembers over a
/// restart.
public final class SampleAuthority implements AutoCloseable {
    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final Documents documents;
    private final Path memory;
    private volatile Stage stage;

    private SampleAuthority(HttpServer server, Documents documents, Path memory, Stage stage) {
        this.server = server;
        this.documents = documents;
        this.memory = memory;
        this.stage = stage;
    }

    /// Starts on that port of 127.0.0.1, at the stage it had come to.
    ///
    /// @param folder where it keeps that
    public static SampleAuthority start(int port, Path folder) {
        Path memory = folder.resolve("stage");
        Stage reached = Files.exists(memory) ? stageOf(memory) : Stage.BEFORE;
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(Ports.HOST), port), BACKLOG);
            String address = Ports.http(server.getAddress().getPort());
            SampleAuthority authority = new SampleAuthority(server, new Documents(address), memory, reached);
            server.createContext("/", authority::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return authority;
        } catch (IOException e) {
            throw new Refusal(
                    "The sample authority cannot listen on port %d (%s).".formatted(port, PlainWords.of(e)), e);
        }
    }

    public Stage stage() {
        return stage;
    }

    /// Publishes what that stage adds; an earlier stage changes nothing.
    public synchronized void publish(Stage next) {
        if (next.compareTo(stage) > 0) {
            PrivateFile.write(memory, next.name());
            stage = next;
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public static String listUrl(int port) {
        return Ports.http(port) + Documents.LIST;
    }

    public static String feedUrl(int port) {
        return Ports.http(port) + Documents.FEED;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            Optional<Document> document = documents.at(exchange.getRequestURI().getPath(), stage);
            if (document.isPresent()) {
                send(exchange, document.get(), method.equals("GET"));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, Document document, boolean withBody) throws IOException {
        exchange.getResponseHeaders().set("ETag", document.etag());
        exchange.getResponseHeaders().set("Last-Modified", document.lastModified());
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        if (isKnown(exchange, document)) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", document.contentType());
        if (withBody) {
            exchange.sendResponseHeaders(200, document.body().length);
            exchange.getResponseBody().write(document.body());
        } else {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(document.body().length));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /// RFC 9110, 13.1.3: the date counts only where no ETag is given. Dates are compared as the text that
    /// we gave.
    private static boolean isKnown(HttpExchange exchange, Document document) {
        String etag = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (etag != null) {
            return etag.equals("*") || etag.contains(document.etag());
        }
        return document.lastModified().equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
    }

    private static Stage stageOf(Path memory) {
        String name = PrivateFile.read(memory);
        try {
            return Stage.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "%s says \"%s\", which is no stage of the sample authority: start with --fresh."
                            .formatted(memory, name),
                    e);
        }
    }
}

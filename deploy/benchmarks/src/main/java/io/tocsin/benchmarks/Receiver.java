package io.tocsin.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A subscriber's endpoint: checks the signature of each webhook as Standard Webhooks asks, and notes
/// when it was found genuine. What is not genuine gets a 400 and is not noted.
final class Receiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PREFIX = "whsec_";

    private final HttpServer server;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(1000);
    private volatile byte[] secret = new byte[0];

    /// @param body as received
    /// @param nanos when it was found genuine, as {@link System#nanoTime} counts
    record Arrival(String body, long nanos) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /// @param text `whsec_` and base64
    void trust(String text) {
        secret = Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /// The next genuine webhook.
    Arrival await() throws InterruptedException {
        Arrival arrival = arrivals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (arrival == null) {
            throw new NotMeasured("No genuine webhook came within " + PATIENCE.toSeconds() + " seconds");
        }
        return arrival;
    }

    /// Signs as the sender of a webhook does.
    static String signature(byte[] secret, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean genuine = isGenuine(exchange, body);
            if (genuine) {
                arrivals.add(new Arrival(new String(body, StandardCharsets.UTF_8), System.nanoTime()));
            }
            exchange.sendResponseHeaders(genuine ? 204 : 400, -1);
        }
    }

    private boolean isGenuine(HttpExchange exchange, byte[] body) {
        String expected = signature(secret, header(exchange, "id"), header(exchange, "timestamp"), body);
        for (String signature : header(exchange, "signature").split(" ")) {
            if (MessageDigest.isEqual(
                    signature.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst("webhook-" + name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

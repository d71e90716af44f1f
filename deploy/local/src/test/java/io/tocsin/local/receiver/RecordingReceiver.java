package io.tocsin.local.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.designation.DesignationJson;
import io.tocsin.local.port.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A subscriber that keeps account of every webhook, and of what it refused.
public final class RecordingReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicReference<Trap> trap = new AtomicReference<>();
    private final int failsOneOf;
    private volatile WebhookVerifier verifier;

    /// One webhook.
    ///
    /// @param id the header `webhook-id`
    /// @param number the header `tocsin-number`
    /// @param sequence of the event in it
    public record Received(String id, long number, long sequence, String type, String designation) {}

    /// What is to happen once so many webhooks have come, before the last of them is answered.
    private record Trap(int arrivals, Runnable action) {}

    private RecordingReceiver(HttpServer server, int failsOneOf) {
        this.server = server;
        this.failsOneOf = failsOneOf;
    }

    /// One that takes all that is genuine.
    public static RecordingReceiver start() throws IOException {
        return startFailing(0);
    }

    /// One that takes nothing of one webhook of so many when it first comes: which, their ids decide.
    ///
    /// @param oneOf of how many; 0 for none
    public static RecordingReceiver startFailing(int oneOf) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(Ports.HOST), 0), 64);
        RecordingReceiver receiver = new RecordingReceiver(server, oneOf);
        server.createContext("/", receiver::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return receiver;
    }

    /// Subscribes to all that is news.
    public void subscribe(int notifyPort, String token, boolean ordered) throws IOException, InterruptedException {
        ObjectNode wish = DesignationJson.MAPPER
                .createObjectNode()
                .put("url", Ports.http(server.getAddress().getPort()) + "/webhooks")
                .put("ordered", ordered);
        wish.putObject("filter");
        HttpRequest request = HttpRequest.newBuilder(URI.create(Ports.http(notifyPort) + "/v1/subscriptions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish.toString()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            verifier = new WebhookVerifier(Subscription.of(answer.body()).secret(), Clock.systemUTC());
        }
    }

    /// Has something happen once that many webhooks have come, before the last of them is answered.
    public void at(int arrivals, Runnable action) {
        trap.set(new Trap(arrivals, action));
    }

    /// Every webhook, repeats included, in the order in which they came.
    public List<Received> received() {
        return received;
    }

    /// How many different ones have come.
    public int different() {
        return ids.size();
    }

    /// How many requests have come, those that failed included.
    public int attempts() {
        return attempts.get();
    }

    /// How many requests it let fail.
    public int failed() {
        return failed.size();
    }

    /// The webhooks without repeats, by number.
    public List<Received> distinct() {
        return received.stream()
                .distinct()
                .sorted(Comparator.comparing(Received::number))
                .toList();
    }

    public List<String> refused() {
        return refused;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            Verdict verdict = verifier.verify(
                    id,
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    body);
            attempts.incrementAndGet();
            switch (verdict) {
                case Verdict.Genuine genuine when isToFail(id) -> exchange.sendResponseHeaders(503, -1);
                case Verdict.Genuine genuine -> {
                    record(id, exchange.getRequestHeaders().getFirst("tocsin-number"), body);
                    exchange.sendResponseHeaders(204, -1);
                }
                case Verdict.Refused why -> {
                    refused.add(why.reason());
                    exchange.sendResponseHeaders(401, -1);
                }
            }
        }
    }

    private boolean isToFail(String id) {
        return failsOneOf > 0 && Math.floorMod(id.hashCode(), failsOneOf) == 0 && failed.add(id);
    }

    private void record(String id, String number, byte[] body) throws IOException {
        JsonNode event = DesignationJson.MAPPER.readTree(body).path("data");
        received.add(new Received(
                id,
                Long.parseLong(number),
                event.path("sequence").asLong(),
                event.path("type").asText(),
                event.path("designation").path("id").asText()));
        ids.add(id);
        Trap set = trap.get();
        if (set != null && received.size() >= set.arrivals() && trap.compareAndSet(set, null)) {
            set.action().run();
        }
    }
}

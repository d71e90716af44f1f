package io.tocsin.local.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.local.folder.PlainWords;
import io.tocsin.local.port.Ports;
import io.tocsin.local.refusal.Refusal;
import io.tocsin.local.terminal.Ink;
import io.tocsin.local.terminal.Line;
import io.tocsin.local.terminal.Terminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A small web server that receives webhooks as a subscriber would: it believes none whose signature is not
/// good.
public final class DemoReceiver implements AutoCloseable {
    private static final String PATH = "/webhooks";
    private static final int BACKLOG = 64;
    private static final int BODY_LIMIT_BYTES = 4 << 20;

    private final HttpServer server;
    private final Path memory;
    private final Terminal terminal;
    private final Clock clock;
    private final Consumer<String> arrivals;
    private volatile @Nullable WebhookVerifier verifier;

    private DemoReceiver(HttpServer server, Path memory, Terminal terminal, Clock clock, Consumer<String> arrivals) {
        this.server = server;
        this.memory = memory;
        this.terminal = terminal;
        this.clock = clock;
        this.arrivals = arrivals;
        Subscription.kept(memory).ifPresent(this::trust);
    }

    /// Starts to listen on that port of 127.0.0.1.
    ///
    /// @param folder where it keeps its subscription over a restart
    /// @param arrivals is told the event's id of each webhook with a good signature
    public static DemoReceiver start(int port, Path folder, Terminal terminal, Clock clock, Consumer<String> arrivals) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(Ports.HOST), port), BACKLOG);
            DemoReceiver receiver =
                    new DemoReceiver(server, folder.resolve("subscription.json"), terminal, clock, arrivals);
            server.createContext("/", receiver::receive);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new Refusal("The demo receiver cannot listen on port %d (%s).".formatted(port, PlainWords.of(e)), e);
        }
    }

    /// Sees to it that notify sends here: with the subscription of an earlier run, or a new one.
    public void subscribe(int notifyPort, String token) throws InterruptedException {
        NotifyClient client = new NotifyClient(notifyPort, token);
        Subscription kept = Subscription.kept(memory).orElse(null);
        if (kept != null && client.resume(kept, url())) {
            return;
        }
        Subscription made = client.subscribe(url());
        made.keep(memory);
        trust(made);
    }

    public String url() {
        return Ports.http(server.getAddress().getPort()) + PATH;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void trust(Subscription subscription) {
        verifier = new WebhookVerifier(subscription.secret(), clock);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")
                    || !exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(judge(exchange), -1);
        }
    }

    private int judge(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT_BYTES + 1);
        if (body.length > BODY_LIMIT_BYTES) {
            return 413;
        }
        WebhookVerifier current = verifier;
        if (current == null) {
            // The answer that brings the secret is still on its way; the sender tries again.
            return 503;
        }
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        Verdict verdict = current.verify(
                id,
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                body);
        return switch (verdict) {
            case Verdict.Genuine genuine -> {
                String number = exchange.getRequestHeaders().getFirst("tocsin-number");
                terminal.line(new Arrival(number == null ? "-" : number, body, clock.instant()).line());
                arrivals.accept(String.valueOf(id));
                yield 204;
            }
            case Verdict.Refused refused -> {
                terminal.line(Line.of(Ink.YELLOW, "webhook refused: " + refused.reason()));
                yield 401;
            }
        };
    }
}

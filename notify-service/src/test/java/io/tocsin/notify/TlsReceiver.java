package io.tocsin.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// A server of somebody else's with TLS, which may demand a certificate of its clients.
public final class TlsReceiver implements AutoCloseable {
    private final HttpsServer server;
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<Call, Receiver.Status> reply = call -> new Receiver.Status(204);

    /// What it was sent.
    ///
    /// @param headers by lower-case name
    /// @param client who the other side proved to be, null where it did not
    /// @param serverName for whom the other side took this server
    public record Call(Map<String, String> headers, String body, String client, String serverName) {}

    public TlsReceiver(SSLContext tls, boolean demandsCertificate) {
        this(tls, demandsCertificate, "127.0.0.1", 0);
    }

    public TlsReceiver(SSLContext tls, boolean demandsCertificate, String address, int port) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = tls.getDefaultSSLParameters();
                ssl.setNeedClientAuth(demandsCertificate);
                parameters.setSSLParameters(ssl);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public TlsReceiver replying(Function<Call, Receiver.Status> to) {
        reply = to;
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "https://127.0.0.1:" + port() + "/hook";
    }

    public List<Call> calls() {
        synchronized (calls) {
            return new ArrayList<>(calls);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            SSLSession session = ((HttpsExchange) exchange).getSSLSession();
            Call call = new Call(headers, body, client(session), serverName(session));
            calls.add(call);
            Receiver.Status status = reply.apply(call);
            for (String header : status.headers()) {
                String[] parts = header.split(": ", 2);
                exchange.getResponseHeaders().add(parts[0], parts[1]);
            }
            byte[] answer = status.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.code(), answer.length == 0 ? -1 : answer.length);
            if (answer.length > 0) {
                exchange.getResponseBody().write(answer);
            }
        }
    }

    private static String client(SSLSession session) {
        try {
            return session.getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    private static String serverName(SSLSession session) {
        return session instanceof ExtendedSSLSession extended
                        && !extended.getRequestedServerNames().isEmpty()
                ? new String(extended.getRequestedServerNames().getFirst().getEncoded(), StandardCharsets.US_ASCII)
                : null;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

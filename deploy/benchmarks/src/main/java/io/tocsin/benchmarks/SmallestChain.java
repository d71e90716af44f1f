package io.tocsin.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/// The least that a design with Tocsin's hops has to do: a POST is inserted and committed, produced
/// without linger, consumed, inserted and committed again, signed and posted to the receiver. The same
/// broker and database, and nothing else: nothing is understood, numbered, matched or logged.
final class SmallestChain implements AutoCloseable {
    private static final byte[] SECRET = new byte[32];
    private static final String DATABASE = "smallest";
    private static final Duration POLL = Duration.ofMillis(100);

    private final URI receiver;
    private final Topic topic;
    private final Connection front;
    private final Connection back;
    private final KafkaProducer<byte[], byte[]> producer;
    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Thread sender;
    private volatile boolean running = true;

    SmallestChain(Stage stage, String receiver) throws IOException, SQLException {
        this.receiver = URI.create(receiver);
        topic = new Topic(stage.kafka(), DATABASE);
        stage.postgres().createDatabase(DATABASE);
        front = stage.connect(DATABASE);
        back = stage.connect(DATABASE);
        Database.execute(front, "create table came (id bigint generated always as identity primary key, body bytea)");
        Database.execute(front, "create table goes (id bigint generated always as identity primary key, body bytea)");
        producer = topic.producer(0);
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
        sender = Thread.ofPlatform().name("smallest-chain").start(this::forward);
    }

    static String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(SECRET);
    }

    /// Posts a body in front; the receiver gets it.
    void post(byte[] body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body)).build(), 200);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            insert(front, "insert into came (body) values (?)", body);
            producer.send(topic.record(body));
            exchange.sendResponseHeaders(200, -1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void forward() {
        try (KafkaConsumer<byte[], byte[]> consumer = topic.consumer()) {
            while (running) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    insert(back, "insert into goes (body) values (?)", record.value());
                    deliver(Long.toString(record.offset()), record.value());
                }
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the smallest chain broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(String id, byte[] body) throws IOException, InterruptedException {
        String timestamp = Long.toString(System.currentTimeMillis() / 1000);
        HttpRequest request = HttpRequest.newBuilder(receiver)
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", Receiver.signature(SECRET, id, timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        send(request, 204);
    }

    private void send(HttpRequest request, int expected) throws IOException, InterruptedException {
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != expected) {
            throw new NotMeasured("The smallest chain got " + status + " from " + request.uri());
        }
    }

    /// Each connection commits what it inserts.
    private static void insert(Connection connection, String sql, byte[] body) throws SQLException {
        synchronized (connection) {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setBytes(1, body);
                insert.executeUpdate();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        running = false;
        try {
            sender.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        http.close();
        producer.close();
        front.close();
        back.close();
    }
}

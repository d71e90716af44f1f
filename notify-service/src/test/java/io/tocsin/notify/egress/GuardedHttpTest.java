package io.tocsin.notify.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tocsin.notify.Authority;
import io.tocsin.notify.Receiver.Status;
import io.tocsin.notify.TlsReceiver;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The door against real servers: what is dialled, and how long whoever answers badly can keep us.
class GuardedHttpTest {
    private static final String NAME = "hooks.example.test";
    private static final Duration TIMEOUT = Duration.ofMillis(1500);
    private static final int CAP = 4096;

    @TempDir
    static Path folder;

    private final Authority authority = new Authority("Test authority");
    private final Vertx vertx = Vertx.vertx();
    private final Deque<List<InetAddress>> answers = new ArrayDeque<>();
    private GuardedHttp http;

    @BeforeEach
    void open() {
        Settings settings = new Settings()
                .allowing("127.0.0.1", "127.0.0.2")
                .withHttp(List.of("127.0.0.1"))
                .trusting(authority.write(folder));
        http = new GuardedHttp(vertx, new EgressGuard(settings, name -> answers.removeFirst()), settings);
    }

    @AfterEach
    void close() {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theSocketGoesToTheVettedAddressAndTheNameStaysInTlsAndInTheRequest() {
        try (TlsReceiver vetted = server("127.0.0.1", 0);
                TlsReceiver next = server("127.0.0.2", vetted.port())) {
            resolveTo("127.0.0.1");
            resolveTo("127.0.0.2");

            Outcome outcome = post("https://" + NAME + ":" + vetted.port() + "/hook");

            assertStatus(outcome, 204);
            assertThat(vetted.calls()).singleElement().satisfies(call -> {
                assertThat(call.serverName()).isEqualTo(NAME);
                assertThat(call.headers()).containsEntry("host", NAME + ":" + vetted.port());
            });
            assertThat(next.calls()).isEmpty();
            assertThat(answers).hasSize(1);
        }
    }

    @Test
    void aConnectionThatIsOpenIsNotUsedForTheSameNameAtANewAddress() {
        try (TlsReceiver first = server("127.0.0.1", 0);
                TlsReceiver second = server("127.0.0.2", first.port())) {
            String url = "https://" + NAME + ":" + first.port() + "/hook";
            resolveTo("127.0.0.1");
            assertStatus(post(url), 204);

            resolveTo("127.0.0.2");
            assertStatus(post(url), 204);

            assertThat(first.calls()).hasSize(1);
            assertThat(second.calls()).hasSize(1);
        }
    }

    @Test
    void aNameThatHasMovedToAForbiddenAddressIsNotCalledThoughAConnectionIsOpen() {
        try (TlsReceiver server = server("127.0.0.1", 0)) {
            String url = "https://" + NAME + ":" + server.port() + "/hook";
            resolveTo("127.0.0.1");
            assertStatus(post(url), 204);

            resolveTo("127.0.0.3");
            assertThat(post(url)).isInstanceOf(Outcome.Refused.class);

            assertThat(server.calls()).hasSize(1);
        }
    }

    @Test
    void ofAMixedAnswerNoneIsCalled() {
        try (TlsReceiver server = server("127.0.0.1", 0)) {
            String url = "https://" + NAME + ":" + server.port() + "/hook";
            for (String other : List.of("10.0.0.1", "::1", "169.254.169.254", "127.0.0.3")) {
                resolveTo("127.0.0.1", other);
                assertThat(post(url)).as(other).isInstanceOf(Outcome.Refused.class);
                resolveTo(other, "127.0.0.1");
                assertThat(post(url)).as(other).isInstanceOf(Outcome.Refused.class);
            }
            assertThat(server.calls()).isEmpty();
        }
    }

    @Test
    void noRedirectIsFollowed() {
        try (TlsReceiver elsewhere = server("127.0.0.1", 0);
                TlsReceiver server = server("127.0.0.1", 0)) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                server.replying(call -> new Status(status, "", "Location: " + elsewhere.url()));
                assertStatus(post(server.url()), status);
            }
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    @Test
    void aProxyOfTheSurroundingsIsNotUsed() throws IOException {
        List<String> properties = List.of("http.proxy", "https.proxy");
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TlsReceiver server = server("127.0.0.1", 0)) {
            proxy.setSoTimeout(200);
            properties.forEach(property -> {
                System.setProperty(property + "Host", "127.0.0.1");
                System.setProperty(property + "Port", Integer.toString(proxy.getLocalPort()));
            });

            assertStatus(post(server.url()), 204);

            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(proxy::accept);
        } finally {
            properties.forEach(property -> {
                System.clearProperty(property + "Host");
                System.clearProperty(property + "Port");
            });
        }
    }

    @Test
    void aServerThatDoesNotProveItsNameIsSentNothing() {
        Authority stranger = new Authority("Stranger");
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        try (TlsReceiver selfSigned = new TlsReceiver(stranger.server(stranger.issue("127.0.0.1")), false);
                TlsReceiver expired =
                        new TlsReceiver(authority.server(authority.issue(yesterday, "127.0.0.1")), false);
                TlsReceiver another = new TlsReceiver(authority.server(authority.issue("other.example")), false)) {
            for (TlsReceiver server : List.of(selfSigned, expired, another)) {
                assertThat(post(server.url()))
                        .isInstanceOfSatisfying(
                                Outcome.Unanswered.class,
                                unanswered -> assertThat(unanswered.why()).startsWith("TLS with the endpoint failed"));
                assertThat(server.calls()).isEmpty();
            }
        }
    }

    @Test
    void eachIdentityHasItsOwnConnectionsHoweverManyThereAre() {
        try (TlsReceiver server = new TlsReceiver(authority.server(authority.issue("127.0.0.1")), true)) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 5; i++) {
                    Authority.Identity identity = authority.issue("client-" + i + ".example");
                    assertStatus(
                            post(server.url(), ClientIdentity.parse(identity.certificatePem(), identity.keyPem())),
                            204);
                }
            }
            assertThat(server.calls())
                    .extracting(TlsReceiver.Call::client)
                    .startsWith("CN=client-0.example", "CN=client-1.example")
                    .endsWith("CN=client-3.example", "CN=client-4.example");
        }
    }

    @Test
    void anEndlessAnswerIsReadToTheCapAndItsConnectionClosed() throws IOException {
        AtomicLong written = new AtomicLong();
        byte[] chunk = new byte[65536];
        try (RawServer server = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\ncontent-length: 10000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(chunk);
                written.addAndGet(chunk.length);
            }
        })) {
            Outcome outcome = post(server.url());

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.body()).hasSize(CAP));
            await().until(server::isOver);
            assertThat(written.get()).isLessThan(100_000_000);
        }
    }

    @Test
    void anAnswerThatDripsIsOverAtTheDeadline() throws IOException {
        try (RawServer head = new RawServer(out -> drip(out, "HTTP/1.1 200 OK\r\nx: "));
                RawServer body = new RawServer(out -> drip(out, "HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n"))) {
            long began = System.nanoTime();

            Outcome ofHead = post(head.url());
            Outcome ofBody = post(body.url());

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.multipliedBy(4));
            assertThat(ofHead).isInstanceOf(Outcome.Unanswered.class);
            assertStatus(ofBody, 200);
            await().until(() -> head.isOver() && body.isOver());
        }
    }

    @Test
    void headersOfAMegabyteAreNoAnswer() throws IOException {
        try (RawServer server = new RawServer(
                out -> out.write(("HTTP/1.1 200 OK\r\nx: " + "x".repeat(1_000_000) + "\r\ncontent-length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(post(server.url())).isInstanceOf(Outcome.Unanswered.class);
        }
    }

    private static void drip(OutputStream out, String begin) throws IOException, InterruptedException {
        out.write(begin.getBytes(StandardCharsets.US_ASCII));
        while (true) {
            out.write('x');
            out.flush();
            Thread.sleep(50);
        }
    }

    private TlsReceiver server(String address, int port) {
        return new TlsReceiver(authority.server(authority.issue("127.0.0.1", NAME)), false, address, port);
    }

    private void resolveTo(String... addresses) {
        answers.addLast(Arrays.stream(addresses).map(InetAddress::ofLiteral).toList());
    }

    private Outcome post(String url) {
        return post(url, null);
    }

    private Outcome post(String url, @Nullable ClientIdentity identity) {
        return http.post(
                new Call("the endpoint", url, Map.of(), "{}".getBytes(StandardCharsets.UTF_8), TIMEOUT, CAP, identity));
    }

    private static void assertStatus(Outcome outcome, int status) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(status));
    }

    /// Answers one connection as it likes, without TLS.
    private static final class RawServer implements AutoCloseable {
        private final ServerSocket server;
        private final Thread thread;

        interface Behaviour {
            void write(OutputStream out) throws IOException, InterruptedException;
        }

        RawServer(Behaviour behaviour) throws IOException {
            server = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
            thread = Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[65536]);
                    behaviour.write(socket.getOutputStream());
                } catch (IOException | InterruptedException e) {
                    // The other side has had enough.
                }
            });
        }

        String url() {
            return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
        }

        boolean isOver() {
            return !thread.isAlive();
        }

        @Override
        public void close() throws IOException {
            thread.interrupt();
            server.close();
        }
    }
}

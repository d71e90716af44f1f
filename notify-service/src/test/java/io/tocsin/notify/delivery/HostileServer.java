package io.tocsin.notify.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A subscriber's server that does no service any good.
final class HostileServer implements AutoCloseable {
    private static final long TEN_GB = 10_000_000_000L;

    private final ServerSocket server;
    private final Conduct conduct;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicLong mostSent = new AtomicLong();

    /// What it does to a request.
    enum Conduct {
        /// Never answers.
        HANGS,
        /// Answers, one byte a second.
        DRIPS,
        /// Breaks the connection off.
        RESETS,
        /// Answers with 10 GB.
        FLOODS,
        /// Speaks something else.
        BABBLES
    }

    HostileServer(Conduct conduct) {
        this.conduct = conduct;
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/" + conduct;
    }

    /// How many bytes it could send at most on one connection.
    long mostSent() {
        return mostSent.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            read(socket.getInputStream());
            switch (conduct) {
                case HANGS -> closed.await();
                case DRIPS -> drip(socket.getOutputStream());
                case RESETS -> socket.setSoLinger(true, 0);
                case FLOODS -> flood(socket.getOutputStream());
                case BABBLES ->
                    socket.getOutputStream().write("\u0016\u0003\u0001 what?\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The other side has had enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        int read = in.read(buffer);
        while (read == buffer.length) {
            read = in.read(buffer);
        }
    }

    private void drip(OutputStream out) throws IOException, InterruptedException {
        for (byte b : ("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n" + "x".repeat(1000))
                .getBytes(StandardCharsets.US_ASCII)) {
            out.write(b);
            out.flush();
            if (closed.await(1, TimeUnit.SECONDS)) {
                return;
            }
        }
    }

    private void flood(OutputStream out) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\ncontent-length: " + TEN_GB + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        byte[] chunk = new byte[65536];
        for (long sent = 0; sent < TEN_GB; sent += chunk.length) {
            mostSent.accumulateAndGet(sent, Math::max);
            out.write(chunk);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}

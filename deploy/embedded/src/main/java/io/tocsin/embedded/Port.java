package io.tocsin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Ports of 127.0.0.1: nothing that is started here listens to another machine.
final class Port {

    static final String HOST = "127.0.0.1";
    private static final int CONNECT_TIMEOUT_MS = 500;

    private Port() {}

    /// A port that nothing listens on at this moment.
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, address())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Refuses a port that another program has.
    static int requireFree(int port, String server) {
        try (ServerSocket socket = new ServerSocket(port, 1, address())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart(
                    "%s cannot listen on port %d of %s, because another program has it: stop that program or choose another port."
                            .formatted(server, port, HOST),
                    e);
        }
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(), port), CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress address() {
        return InetAddress.ofLiteral(HOST);
    }
}

package io.tocsin.local.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Where everything of a local Tocsin listens, all on 127.0.0.1.
public record Ports(int ingest, int registry, int notifying, int authority, int receiver, int kafka, int postgres) {

    public static final String HOST = "127.0.0.1";

    /// The addresses that the design names; whoever uses Tocsin may rely on them.
    public static final Ports STANDARD = new Ports(8081, 8082, 8083, 8090, 8091, 19092, 15432);

    /// A port and who is to listen on it.
    public record Claim(String who, int port) {}

    /// Ports that nothing listens on at this moment, so that tests can run beside a Tocsin that is up.
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 7; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.ofLiteral(HOST)));
            }
            int[] port = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new Ports(port[0], port[1], port[2], port[3], port[4], port[5], port[6]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(Ports::close);
        }
    }

    /// Who needs which; the sample authority and the demo receiver only where they run.
    public List<Claim> claims(boolean authorityRuns, boolean receiverRuns) {
        List<Claim> claims = new ArrayList<>(List.of(
                new Claim("ingest", ingest),
                new Claim("registry", registry),
                new Claim("notify", notifying),
                new Claim("Kafka", kafka),
                new Claim("PostgreSQL", postgres)));
        if (authorityRuns) {
            claims.add(new Claim("the sample authority", authority));
        }
        if (receiverRuns) {
            claims.add(new Claim("the demo receiver", receiver));
        }
        return claims;
    }

    public static String http(int port) {
        return "http://" + HOST + ":" + port;
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

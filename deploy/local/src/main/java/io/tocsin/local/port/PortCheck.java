package io.tocsin.local.port;

import io.tocsin.local.refusal.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/// Looks before anything is started whether every port is free: a service that finds its port taken says so
/// deep in a log, half a minute later.
public final class PortCheck {
    private PortCheck() {}

    /// Refuses with a sentence that names the port, who needs it and, where this machine tells, who has it.
    public static void requireFree(List<Ports.Claim> claims) {
        claims.forEach(PortCheck::requireFree);
    }

    private static void requireFree(Ports.Claim claim) {
        try (ServerSocket socket = new ServerSocket(claim.port(), 1, InetAddress.ofLiteral(Ports.HOST))) {
            assert socket.isBound();
        } catch (IOException e) {
            String taker = PortOwner.of(claim.port()).map(PortCheck::describe).orElse("another program");
            throw new Refusal(
                    "Port %d, which %s needs, is taken by %s: stop that program and start Tocsin again."
                            .formatted(claim.port(), claim.who(), taker),
                    e);
        }
    }

    private static String describe(ProcessHandle process) {
        String name = process.info()
                .command()
                .map(command -> command.substring(command.lastIndexOf('/') + 1) + ", ")
                .orElse("");
        return name + "process " + process.pid();
    }
}

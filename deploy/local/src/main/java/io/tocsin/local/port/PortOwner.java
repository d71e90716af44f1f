package io.tocsin.local.port;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds who listens on a port, as Linux tells it under `/proc`. Elsewhere, and for a program of another
/// user, nobody is found.
final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    static Optional<ProcessHandle> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            addSockets(Path.of(table), port, sockets);
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> hasOneOf(process.pid(), sockets))
                .findFirst();
    }

    /// A row reads `sl local_address rem_address st ... inode`, the address in hexadecimal, as proc(5) has
    /// it.
    private static void addSockets(Path table, int port, Set<String> sockets) {
        String suffix = ":%04X".formatted(port).toUpperCase(Locale.ROOT);
        try (Stream<String> rows = Files.lines(table)) {
            rows.map(row -> row.strip().split("\\s+"))
                    .filter(cells -> cells.length > 9 && cells[1].endsWith(suffix) && cells[3].equals(LISTENING))
                    .forEach(cells -> sockets.add("socket:[" + cells[9] + "]"));
        } catch (IOException e) {
            // No such table here: the sentence goes without the program's name.
            return;
        }
    }

    private static boolean hasOneOf(long pid, Set<String> sockets) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> leadsToOneOf(file, sockets));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean leadsToOneOf(Path file, Set<String> sockets) {
        try {
            return sockets.contains(Files.readSymbolicLink(file).toString());
        } catch (IOException e) {
            return false;
        }
    }
}

package io.tocsin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A server running as a process of its own, in a session of its own so that a Ctrl-C in the terminal
/// reaches only
/// the program that started it. Its output goes to a log file.
final class ServerProcess {

    private static final Duration POLL = Duration.ofMillis(40);
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

    private final String server;
    private final Path log;
    private final Process process;

    private ServerProcess(String server, Path log, Process process) {
        this.server = server;
        this.log = log;
        this.process = process;
    }

    static ServerProcess start(String server, Path log, List<String> command) {
        List<String> inOwnSession =
                Stream.concat(Stream.of("setsid"), command.stream()).toList();
        try {
            ProcessBuilder builder = new ProcessBuilder(inOwnSession)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            return new ServerProcess(server, log, builder.start());
        } catch (IOException e) {
            throw new CannotStart("%s could not be run: %s.".formatted(server, e.getMessage()), e);
        }
    }

    /// Waits until the server is ready; where it ends before that or takes too long, says why in its own
    /// words: the
    /// last line of its log that is telling.
    void awaitReady(BooleanSupplier ready, Predicate<String> telling, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!ready.getAsBoolean()) {
            if (endsWithin(POLL)) {
                throw new CannotStart("%s stopped while it was starting: %s (its log is %s)."
                        .formatted(server, reason(telling), log));
            }
            if (System.nanoTime() - deadline > 0) {
                kill();
                throw new CannotStart("%s was not ready after %d seconds: %s (its log is %s)."
                        .formatted(server, timeout.toSeconds(), reason(telling), log));
            }
        }
    }

    private String reason(Predicate<String> telling) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(telling).reduce((first, second) -> second).orElse("it did not say why");
        } catch (IOException | UncheckedIOException e) {
            return "its log cannot be read";
        }
    }

    Process process() {
        return process;
    }

    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /// Ends the server with no chance to put anything in order, its own children too.
    void kill() {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        if (!endsWithin(KILL_TIMEOUT)) {
            throw new IllegalStateException(server + " (process " + pid() + ") does not end, not even when killed");
        }
    }

    /// Waits for the end that was asked for, and kills where it does not come.
    void awaitEnd(Duration timeout) {
        if (!endsWithin(timeout)) {
            kill();
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while waiting for " + server + ".", e);
        }
    }
}

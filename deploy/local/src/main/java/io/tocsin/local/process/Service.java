package io.tocsin.local.process;

import io.tocsin.local.refusal.Refusal;
import io.tocsin.local.terminal.Ink;
import io.tocsin.local.terminal.Line;
import io.tocsin.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A service that is kept running: one that ends by itself, or is killed, is started again. One that ends
/// before it was ready for the first time is not: that is a fault which another start would only repeat.
public final class Service implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final int LAST_WORDS_AT_START = 12;
    private static final int LAST_WORDS_LATER = 4;

    private final ServiceProgram program;
    private final Path log;
    private final Terminal terminal;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Thread keeper;
    private volatile @Nullable Process process;
    private volatile boolean stopping;

    private Service(ServiceProgram program, Path log, Terminal terminal) {
        this.program = program;
        this.log = log;
        this.terminal = terminal;
        this.keeper = Thread.ofVirtual().name("keep-" + program.name()).unstarted(this::keepRunning);
    }

    /// Starts it; [#firstReady()] tells the rest.
    public static Service start(ServiceProgram program, Path log, Terminal terminal) {
        Service service = new Service(program, log, terminal);
        service.keeper.start();
        return service;
    }

    public String name() {
        return program.name();
    }

    /// Done when the service is ready for the first time; failed with a [Refusal] when that does not come.
    public CompletableFuture<Void> firstReady() {
        return firstReady;
    }

    /// Tells the service to end; [#close()] waits for it.
    public void stop() {
        stopping = true;
        Process running = process;
        if (running != null) {
            running.toHandle().destroy();
        }
    }

    @Override
    public void close() {
        stop();
        Process running = process;
        try {
            if (running != null && !running.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        keeper.interrupt();
    }

    private void keepRunning() {
        Backoff backoff = new Backoff();
        try {
            while (!stopping) {
                runOnce(backoff);
            }
        } catch (InterruptedException e) {
            // Only close() interrupts, and it has ended the process.
            Thread.currentThread().interrupt();
        } catch (Refusal e) {
            if (!firstReady.completeExceptionally(e)) {
                terminal.line(Line.of(Ink.YELLOW, String.valueOf(e.getMessage())));
            }
        }
    }

    private void runOnce(Backoff backoff) throws InterruptedException {
        long startedAt = System.nanoTime();
        Process running = launch();
        if (awaitReady(running, startedAt) && !firstReady.complete(null)) {
            Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
            terminal.line(Line.of(
                    Ink.GREEN,
                    "%s is ready again, %.1f s after it was started".formatted(name(), took.toMillis() / 1000.0)));
        }
        int exit = running.waitFor();
        if (stopping) {
            return;
        }
        if (!firstReady.isDone()) {
            throw new Refusal("%s ended while it was starting (exit code %d); %s ends with:%s"
                    .formatted(name(), exit, log, LogTail.of(log, LAST_WORDS_AT_START)));
        }
        Duration pause = backoff.next(Duration.ofNanos(System.nanoTime() - startedAt));
        terminal.line(Line.of(
                Ink.YELLOW,
                "%s ended (exit code %d) and is started again; the end of %s:".formatted(name(), exit, log)));
        LogTail.of(log, LAST_WORDS_LATER).lines().skip(1).forEach(terminal::line);
        Thread.sleep(pause);
    }

    private boolean awaitReady(Process running, long startedAt) throws InterruptedException {
        while (!running.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            if (Health.isReady(program.port())) {
                return true;
            }
            if (!firstReady.isDone() && System.nanoTime() - startedAt > START_TIMEOUT.toNanos()) {
                running.destroyForcibly();
                throw new Refusal("%s was not ready after %d seconds; %s ends with:%s"
                        .formatted(name(), START_TIMEOUT.toSeconds(), log, LogTail.of(log, LAST_WORDS_AT_START)));
            }
        }
        return false;
    }

    /// The service's input is a pipe from here that nothing is written to: it ends with this process.
    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().remove("JDK_JAVA_OPTIONS");
        try {
            Process launched = builder.start();
            process = launched;
            if (stopping) {
                launched.toHandle().destroy();
            }
            return launched;
        } catch (IOException e) {
            throw new Refusal("%s could not be run: %s.".formatted(name(), e.getMessage()), e);
        }
    }
}

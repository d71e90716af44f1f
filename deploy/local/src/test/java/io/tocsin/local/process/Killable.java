package io.tocsin.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/// One process of a service, as the launcher runs it, for a test that kills it.
public final class Killable implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private final ServiceProgram program;
    private final Path log;
    private final Process process;

    private Killable(ServiceProgram program, Path log, Process process) {
        this.program = program;
        this.log = log;
        this.process = process;
    }

    /// @param log is appended to
    public static Killable start(ServiceProgram program, Path log) {
        try {
            Process process = new ProcessBuilder(program.command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new Killable(program, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another process of the same program, after this one has gone.
    public Killable again() {
        assertThat(process.isAlive()).as("%s is gone", program.name()).isFalse();
        return start(program, log);
    }

    public Killable awaitReady() {
        await().atMost(START)
                .pollInterval(POLL)
                .failFast(program.name() + " has ended, see " + log, () -> !process.isAlive())
                .until(() -> Health.isReady(program.port()));
        return this;
    }

    /// SIGKILL; returns when the process is gone.
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + program.name() + " was killed", e);
        }
    }

    public int port() {
        return program.port();
    }

    @Override
    public void close() {
        kill();
    }
}

package io.tocsin.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/// What ends the launcher: a signal, or a failure that it cannot go on with. The JVM's own shutdown hooks
/// run all at once, and services must end before the broker and the database; so the signals are taken
/// here. A second signal, by somebody who does not want to wait, ends the launcher at once, and all that it
/// started with it.
final class StopSignal {
    /// Why it ends.
    sealed interface Cause {
        /// @param exitCode 128 and the signal's number, as shells have it
        record Signalled(int exitCode) implements Cause {}

        record Failed(RuntimeException reason) implements Cause {}
    }

    private final CompletableFuture<Cause> cause = new CompletableFuture<>();
    private final AtomicBoolean signalled = new AtomicBoolean();

    static StopSignal install() {
        StopSignal stop = new StopSignal();
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), stop::received);
        }
        return stop;
    }

    void failed(RuntimeException reason) {
        cause.complete(new Cause.Failed(reason));
    }

    Cause await() {
        return cause.join();
    }

    private void received(Signal signal) {
        int exitCode = 128 + signal.getNumber();
        if (signalled.getAndSet(true)) {
            Runtime.getRuntime().halt(exitCode);
        }
        cause.complete(new Cause.Signalled(exitCode));
    }
}

package io.tocsin.local;

import io.tocsin.local.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for several things that start at the same time, and says meanwhile which are still awaited.
final class Waiting {
    private static final int LOOK_EVERY_MS = 200;

    private final Terminal terminal;
    private final long since = System.nanoTime();

    Waiting(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Returns when all are done; throws what made the first of them fail, without waiting for the others.
    void await(Map<String, ? extends CompletableFuture<?>> starting) throws InterruptedException {
        TreeMap<String, CompletableFuture<?>> pending = new TreeMap<>(starting);
        while (!pending.isEmpty()) {
            terminal.progress(
                    "Starting Tocsin, %d s: waiting for %s".formatted(seconds(), String.join(", ", pending.keySet())));
            awaitOne(List.copyOf(pending.values()));
            pending.values().removeIf(CompletableFuture::isDone);
        }
        terminal.endProgress();
    }

    long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    }

    private static void awaitOne(List<CompletableFuture<?>> pending) throws InterruptedException {
        try {
            CompletableFuture.anyOf(pending.toArray(CompletableFuture[]::new))
                    .get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Only to show how long it takes.
            return;
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private static RuntimeException cause(Throwable failure) {
        Throwable within = failure.getCause();
        if (within != null && (failure instanceof ExecutionException || failure instanceof CompletionException)) {
            return cause(within);
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}

package io.tocsin.local.process;

import java.io.IOException;

/// Ends the process that it is put into when its input ends: that is when the launcher has gone, in
/// whatever way, also killed. Services know nothing of it: the launcher starts them with this class as a
/// Java agent.
public final class OrphanWatch {
    /// How long the process has for an orderly end before it is cut short.
    private static final long ORDERLY_END_MS = 10_000;

    private OrphanWatch() {}

    /// Called by the JVM before the main class.
    public static void premain(String arguments) {
        startDaemon("orphan-watch", OrphanWatch::exitAtEndOfInput);
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nobody speaks to a service; only the end counts.
            }
        } catch (IOException e) {
            System.err.println("The input of this service failed, which counts as its end: " + e);
        }
        startDaemon("orphan-end", OrphanWatch::haltInTheEnd);
        System.exit(0);
    }

    private static void haltInTheEnd() {
        try {
            Thread.sleep(ORDERLY_END_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void startDaemon(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(task);
    }
}

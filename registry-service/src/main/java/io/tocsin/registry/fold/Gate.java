package io.tocsin.registry.fold;

/// Keeps out what was read ahead before the fold stopped or sought: it opens at the first record at or
/// before the
/// offset at which reading is to go on.
final class Gate {
    private static final long OPEN = Long.MAX_VALUE;

    private long opensAt = OPEN;

    synchronized void shutUntil(long offset) {
        opensAt = offset;
    }

    synchronized void open() {
        opensAt = OPEN;
    }

    synchronized boolean passes(long offset) {
        if (offset > opensAt) {
            return false;
        }
        opensAt = OPEN;
        return true;
    }
}

package io.tocsin.notify.fold;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/// Whether the fold goes on.
@Singleton
class FoldStatus {
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong stopped = new AtomicLong();
    private volatile String reason = "";

    FoldStatus(MeterRegistry meters) {
        meters.gauge("tocsin.notify.fold.sequence", sequence);
        meters.gauge("tocsin.notify.fold.stopped", stopped);
    }

    void goesOn(long at) {
        sequence.set(at);
        stopped.set(0);
        reason = "";
    }

    void stops(String why) {
        stopped.set(1);
        reason = why;
    }

    long sequence() {
        return sequence.get();
    }

    boolean isStopped() {
        return stopped.get() != 0;
    }

    /// Why it is stopped; empty while it is not.
    String reason() {
        return reason;
    }
}

package io.tocsin.notify.fold;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/// Whether one fold goes on.
final class FoldStatus {
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong stopped = new AtomicLong();
    private volatile String reason = "";

    /// @param meters under which names it is shown: `<prefix>.sequence` and `<prefix>.stopped`
    FoldStatus(MeterRegistry meters, String prefix) {
        meters.gauge(prefix + ".sequence", sequence);
        meters.gauge(prefix + ".stopped", stopped);
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

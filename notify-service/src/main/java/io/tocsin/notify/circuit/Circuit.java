package io.tocsin.notify.circuit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether an endpoint is called. After some failures in a row its circuit opens and nothing is sent for a
/// while; then it is half open: one request goes, and what comes of it closes the circuit or opens it for
/// twice as long.
public sealed interface Circuit {
    /// An endpoint that has not failed.
    Circuit NEW = new Closed(0);

    /// How many failures there were in a row.
    int failures();

    /// It is called.
    record Closed(int failures) implements Circuit {}

    /// It is left alone until an instant, and on trial from then on.
    ///
    /// @param trips how often it opened since it was last closed
    record Open(int failures, int trips, Instant until) implements Circuit {}

    /// What it is at an instant, as subscribers are told.
    enum State {
        CLOSED("closed"),
        OPEN("open"),
        HALF_OPEN("halfOpen");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        /// The name in JSON.
        public String wireName() {
            return wireName;
        }
    }

    /// What columns hold; `until` is null where it is closed.
    static Circuit stored(int failures, int trips, @Nullable Instant until) {
        return until == null ? new Closed(failures) : new Open(failures, trips, until);
    }

    /// What it is now.
    default State state(Instant now) {
        return switch (this) {
            case Closed closed -> State.CLOSED;
            case Open open -> open.until().isAfter(now) ? State.OPEN : State.HALF_OPEN;
        };
    }

    /// The endpoint failed. A request that was under way when the circuit opened changes nothing but the
    /// count.
    default Circuit failed(CircuitRule rule, Instant now) {
        int count = failures() + 1;
        return switch (this) {
            case Closed closed when count < rule.failures() -> new Closed(count);
            case Closed closed -> new Open(count, 1, now.plus(rule.pause(1)));
            case Open open when open.until().isAfter(now) -> new Open(count, open.trips(), open.until());
            case Open open -> new Open(count, open.trips() + 1, now.plus(rule.pause(open.trips() + 1)));
        };
    }

    /// The endpoint works.
    default Circuit worked() {
        return NEW;
    }
}

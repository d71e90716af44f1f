package io.tocsin.notify.circuit;

import java.time.Duration;

/// The rule by which circuits open and endpoints are given up.
///
/// @param failures how many in a row open a circuit
/// @param pause how long it is open at first
/// @param longestPause how long it is open at most
/// @param disableAfter after so long of nothing but failures an endpoint may be given up
public record CircuitRule(int failures, Duration pause, Duration longestPause, Duration disableAfter) {
    public CircuitRule {
        if (failures < 1 || !pause.isPositive() || longestPause.compareTo(pause) < 0) {
            throw new IllegalArgumentException("a circuit opens after at least one failure, for a while: " + failures
                    + " failures, " + pause + " to " + longestPause);
        }
    }

    /// The rule of the configuration.
    public static CircuitRule of(CircuitConfig config) {
        return new CircuitRule(config.failures(), config.pause(), config.longestPause(), config.disableAfter());
    }

    /// How long the circuit stays open when it opens for that time in a row, from 1.
    Duration pause(int trip) {
        Duration pause = this.pause;
        for (int i = 1; i < trip && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}

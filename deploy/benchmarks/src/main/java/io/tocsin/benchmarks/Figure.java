package io.tocsin.benchmarks;

import io.tocsin.benchmarks.Timings.Spread;

/// A figure of Tocsin beside the limit.
///
/// @param what was measured
/// @param count how many times
/// @param tocsin in milliseconds
/// @param limit what the machine needs at least, in milliseconds
record Figure(String what, int count, Spread tocsin, Spread limit, Target target) {
    double ratio() {
        return tocsin.value() / limit.value();
    }

    boolean met() {
        return target.met(tocsin, limit);
    }
}

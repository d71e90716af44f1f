package io.tocsin.notify.fold;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// Whether each of the two folds goes on.
@Singleton
class FoldStatuses {
    private final FoldStatus designations;
    private final FoldStatus operations;

    FoldStatuses(MeterRegistry meters) {
        designations = new FoldStatus(meters, "tocsin.notify.fold");
        operations = new FoldStatus(meters, "tocsin.notify.operations.fold");
    }

    /// Of the log.
    FoldStatus designations() {
        return designations;
    }

    /// Of what happens to sources; its sequence is their number.
    FoldStatus operations() {
        return operations;
    }
}

package io.tocsin.designation.operation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a fold of the operations stands. It is stored in the transaction that applies them.
///
/// @param number of the last applied one, 0 before the first
/// @param operationId of the last applied one, null before the first
/// @param nextOffset the offset on the topic after it
public record OperationMark(long number, @Nullable UUID operationId, long nextOffset) {
    /// Before the first.
    public static final OperationMark START = new OperationMark(0, null, 0);

    public OperationMark {
        if (number < 0 || nextOffset < 0) {
            throw new IllegalArgumentException("mark below zero: " + number + " at offset " + nextOffset);
        }
        if ((number == 0) != (operationId == null)) {
            throw new IllegalArgumentException("mark " + number + " with the id " + operationId);
        }
    }
}

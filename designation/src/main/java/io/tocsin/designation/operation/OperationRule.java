package io.tocsin.designation.operation;

import io.tocsin.designation.fold.Halt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rule of the log, for messages that carry a number and no digest: at or below the last number is a
/// duplicate, the next one is applied, a higher one is not and is looked past, in case the next one follows.
/// The last number again under another id comes from another log and is refused. Nothing is ever skipped.
public final class OperationRule {
    private final List<NumberedOperation> applied = new ArrayList<>();
    private OperationMark reached;
    private @Nullable Halt halt;

    private OperationRule(OperationMark before) {
        reached = before;
    }

    /// What is to become of a batch.
    ///
    /// @param applied the operations to apply, in order
    /// @param after where the fold stands once they are applied
    /// @param halt why it goes no further, null where nothing is wrong
    public record Judgement(
            List<NumberedOperation> applied,
            OperationMark after,
            @Nullable Halt halt) {
        public Judgement {
            applied = List.copyOf(applied);
        }
    }

    /// Judges a batch by where the fold stands before it; how records are cut into batches changes nothing.
    ///
    /// @param batch records in the order of the topic
    public static Judgement judge(OperationMark before, List<ReceivedOperation> batch) {
        OperationRule rule = new OperationRule(before);
        for (ReceivedOperation received : batch) {
            switch (received) {
                case ReceivedOperation.Readable(long offset, NumberedOperation operation) ->
                    rule.judge(offset, operation);
                case ReceivedOperation.Unreadable(long offset, String reason) ->
                    rule.halt = new Halt.Refused(offset, reason);
            }
            if (rule.halt instanceof Halt.Refused) {
                break;
            }
        }
        return new Judgement(rule.applied, rule.reached, rule.halt);
    }

    private void judge(long offset, NumberedOperation operation) {
        long next = reached.number() + 1;
        if (operation.number() == next) {
            applied.add(operation);
            reached = new OperationMark(next, operation.operationId(), offset + 1);
            halt = null;
        } else if (operation.number() > next) {
            halt = halt == null ? new Halt.Missing(next, operation.number(), offset) : halt;
        } else if (operation.number() == reached.number()
                && !operation.operationId().equals(reached.operationId())) {
            halt = new Halt.Refused(
                    offset, "operation " + operation.number() + " comes again under another id: this is another log");
        }
    }
}

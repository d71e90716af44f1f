package io.tocsin.notify.payload;

import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.designation.operation.Operation;
import io.tocsin.designation.operation.Operation.EventCounts;
import io.tocsin.designation.operation.Operation.SourceFreshness;
import io.tocsin.designation.operation.OperationType;
import java.time.Instant;
import java.util.List;

/// One operation of each type, at invented runs.
final class ExampleOperations {
    private static final String SOURCE = "ofac-sdn";
    private static final String RUN = "2024-12-18-0007";
    private static final long NUMBER = 4711;
    private static final Instant EARLIER = Instant.parse("2024-12-18T13:00:00Z");
    private static final EventCounts FEW = new EventCounts(2, 1, 0, 0, 0, 0);

    private ExampleOperations() {}

    static NumberedOperation of(OperationType type) {
        return NumberedOperation.of(ExampleEvents.LOG, NUMBER, operation(type), ExampleEvents.AT);
    }

    private static Operation operation(OperationType type) {
        return switch (type) {
            case HELD ->
                new Operation.Held(
                        SOURCE,
                        RUN,
                        ExampleEvents.DOCUMENT,
                        List.of("removals"),
                        "9,120 of 17,204 entries would be delisted at once; 344 are allowed.",
                        8084,
                        9120,
                        FEW);
            case RELEASED -> new Operation.Released(SOURCE, RUN, "A. Person", "The authority confirmed it.");
            case REJECTED -> new Operation.Rejected(SOURCE, RUN, "A. Person", "The file was cut in two.");
            case SUPERSEDED -> new Operation.Superseded(SOURCE, RUN);
            case FAILING -> new Operation.Failing(SOURCE, EARLIER, 3, "It answered 503.");
            case STALE -> new Operation.Stale(SOURCE, 7200, ExampleEvents.AT, EARLIER, "It answered 503.");
            case RECOVERED -> new Operation.Recovered(SOURCE, List.of(OperationType.STALE), EARLIER, ExampleEvents.AT);
            case REPAIRED ->
                new Operation.Repaired(SOURCE, RUN, "The delta left out 3 entries that the whole list has.", FEW);
            case HEARTBEAT ->
                new Operation.Heartbeat(
                        20_170,
                        "ca".repeat(32),
                        List.of(new SourceFreshness(SOURCE, "ok", ExampleEvents.AT, ExampleEvents.AT, EARLIER, 7200L)));
        };
    }
}

package io.tocsin.notify.console;

import io.tocsin.console.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An endpoint with its settings, deliveries and latest attempts.
///
/// @param active whether deliveries are sent
/// @param circuit whether it is called, in words
/// @param nextNumber the number that the next delivery gets
/// @param state of the deliveries that are shown, null for all
/// @param next where the older ones begin, null where there are none
/// @param said what was done, null for nothing
/// @param problem what could not be done, null for nothing
record EndpointPage(
        EndpointLine line,
        boolean active,
        Settings settings,
        String circuit,
        @Nullable Moment created,
        long nextNumber,
        List<DeliveryLine> deliveries,
        @Nullable String state,
        @Nullable String next,
        List<AttemptLine> attempts,
        @Nullable String said,
        @Nullable String problem) {
    /// By which states the deliveries can be narrowed.
    public List<String> states() {
        return List.of("pending", "delivered", "exhausted");
    }
}

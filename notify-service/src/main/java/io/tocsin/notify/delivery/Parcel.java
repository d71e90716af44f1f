package io.tocsin.notify.delivery;

import java.util.List;

/// What one attempt brings: one delivery, or all those of a digest, which are settled together.
///
/// @param deliveries at least one, all in the same state
record Parcel(List<DueDelivery> deliveries, Webhook webhook) {
    Parcel {
        deliveries = List.copyOf(deliveries);
        if (deliveries.stream().map(DueDelivery::state).distinct().count() != 1) {
            throw new IllegalArgumentException("a parcel of deliveries in different states: " + deliveries);
        }
    }

    DeliveryState.Pending state() {
        return deliveries.getFirst().state();
    }
}

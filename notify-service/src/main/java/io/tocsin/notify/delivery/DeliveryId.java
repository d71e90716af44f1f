package io.tocsin.notify.delivery;

import io.tocsin.notify.access.Problems;
import java.util.UUID;

/// Names a delivery: the subscription's id and the delivery's number, with a colon between.
record DeliveryId(UUID subscription, long number) {
    static DeliveryId parse(String text) {
        int colon = text.indexOf(':');
        try {
            return new DeliveryId(
                    UUID.fromString(text.substring(0, Math.max(colon, 0))), Long.parseLong(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("There is no delivery " + text + ".");
        }
    }

    @Override
    public String toString() {
        return subscription + ":" + number;
    }
}

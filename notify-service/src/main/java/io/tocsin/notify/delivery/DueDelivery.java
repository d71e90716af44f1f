package io.tocsin.notify.delivery;

/// A delivery to be sent now.
///
/// @param attempts how many attempts were made before, of any kind
record DueDelivery(long number, long sequence, int attempts, DeliveryState.Pending state) {}

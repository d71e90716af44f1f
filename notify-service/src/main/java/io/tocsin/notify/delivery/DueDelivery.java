package io.tocsin.notify.delivery;

/// A delivery to be sent now.
///
/// @param content what it brings
/// @param attempts how many attempts were made before, of any kind
record DueDelivery(long number, Content content, int attempts, DeliveryState.Pending state) {}

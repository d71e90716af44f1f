package io.tocsin.notify.subscription;

import java.util.UUID;

/// Fired where a subscription may have deliveries to be sent that were not sent before.
public record SubscriptionOpened(UUID id) {}

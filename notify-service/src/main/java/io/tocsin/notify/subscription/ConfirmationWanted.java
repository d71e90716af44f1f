package io.tocsin.notify.subscription;

import java.util.UUID;

/// Fired where a subscription names a mailbox that nobody has confirmed.
public record ConfirmationWanted(String tenant, UUID id) {}

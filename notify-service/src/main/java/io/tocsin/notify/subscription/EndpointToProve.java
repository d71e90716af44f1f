package io.tocsin.notify.subscription;

import java.util.UUID;

/// Fired where a subscription has a URL that has not answered to a test yet.
public record EndpointToProve(UUID id, String url) {}

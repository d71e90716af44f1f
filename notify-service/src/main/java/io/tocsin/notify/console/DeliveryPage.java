package io.tocsin.notify.console;

import java.util.List;
import java.util.UUID;

/// A delivery with what is sent and each attempt.
///
/// @param endpoint the endpoint's title
/// @param headers those that every attempt sends alike
/// @param body as sent, in lines
record DeliveryPage(
        UUID id,
        String endpoint,
        DeliveryLine line,
        List<Fact> facts,
        List<Fact> headers,
        String body,
        List<AttemptLine> attempts) {}

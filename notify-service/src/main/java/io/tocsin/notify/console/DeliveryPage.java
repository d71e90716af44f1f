package io.tocsin.notify.console;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery with what is sent and each attempt.
///
/// @param endpoint the endpoint's title
/// @param headers those that every attempt sends alike
/// @param otherForm the form in which the endpoint is told, in words, null where that is the event as it is
/// @param body as sent, in lines
record DeliveryPage(
        UUID id,
        String endpoint,
        DeliveryLine line,
        List<Fact> facts,
        List<Fact> headers,
        @Nullable String otherForm,
        String body,
        List<AttemptLine> attempts) {}

package io.tocsin.notify.console;

import io.tocsin.notify.payload.Payload;
import java.util.List;

/// The types of message that are about one kind of thing.
record PayloadShelf(String title, List<Payload> payloads) {}

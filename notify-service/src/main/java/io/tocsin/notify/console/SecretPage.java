package io.tocsin.notify.console;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A secret, shown once.
///
/// @param fresh whether the subscription was made just now
/// @param overlap how long the secret before signs along, null where there was none
record SecretPage(
        UUID id, String secret, boolean fresh, @Nullable String overlap) {}

package io.tocsin.local.token;

import java.util.Arrays;
import java.util.Locale;

/// What the bearer of a token may do.
public enum Role {
    OPERATOR,
    SUBSCRIBER,
    /// A subscriber who changes nothing.
    SUBSCRIBER_READ;

    /// The name in the token.
    public String claim() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The role of that name; refuses another, quoting it.
    public static Role of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.claim().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no role " + name + ": the roles are operator, subscriber and subscriber-read."));
    }
}

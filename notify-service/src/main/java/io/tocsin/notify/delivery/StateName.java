package io.tocsin.notify.delivery;

import io.tocsin.notify.access.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The states of a delivery by which a list of them can be narrowed.
enum StateName {
    PENDING,
    DELIVERED,
    EXHAUSTED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state that was asked for, null for none; what is no state is a 400 problem.
    static @Nullable StateName asked(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(values())
                .filter(state -> state.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.badRequest("The parameter state must be one of "
                        + Arrays.stream(values()).map(StateName::wireName).collect(Collectors.joining(", "))
                        + ", not \"" + name + "\"."));
    }
}

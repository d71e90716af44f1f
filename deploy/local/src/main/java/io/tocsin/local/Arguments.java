package io.tocsin.local;

import java.util.Iterator;

/// What both commands read alike.
final class Arguments {
    private Arguments() {}

    /// The value that must follow an option.
    static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value after it.");
        }
        return rest.next();
    }
}

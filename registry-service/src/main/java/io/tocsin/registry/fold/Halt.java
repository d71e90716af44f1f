package io.tocsin.registry.fold;

/// Why the fold did not go on to the end of a batch.
sealed interface Halt {
    /// For the alarm: what is wrong, in one sentence.
    String reason();

    /// A higher number came than the next one.
    ///
    /// @param expected the next number
    /// @param found the first higher one
    /// @param offset where that one stands
    record Missing(long expected, long found, long offset) implements Halt {
        @Override
        public String reason() {
            return "event " + expected + " is missing: offset " + offset + " carries event " + found;
        }
    }

    /// A record that must not be applied and must not be passed over.
    record Refused(long offset, String why) implements Halt {
        @Override
        public String reason() {
            return "offset " + offset + ": " + why;
        }
    }
}

package io.tocsin.designation.fold;

/// Why a fold did not go on to the end of a batch.
public sealed interface Halt {
    /// For the alarm: what is wrong, in one sentence.
    String reason();

    /// A higher number came than the next one. It may close by itself, where the relay repeats; else the
    /// consumer reads again from the offset after its last applied event.
    ///
    /// @param expected the next number
    /// @param found the first higher one
    /// @param offset where that one stands
    record Missing(long expected, long found, long offset) implements Halt {
        public Missing {
            if (found <= expected) {
                throw new IllegalArgumentException("event " + found + " leaves no gap before it: expected " + expected);
            }
        }

        @Override
        public String reason() {
            return "event " + expected + " is missing: offset " + offset + " carries event " + found;
        }
    }

    /// A record that must not be applied and must not be passed over: a person is needed.
    ///
    /// @param offset where it stands
    /// @param why what is wrong with it
    record Refused(long offset, String why) implements Halt {
        public Refused {
            if (why.isBlank()) {
                throw new IllegalArgumentException("offset " + offset + " is refused without a reason");
            }
        }

        @Override
        public String reason() {
            return "offset " + offset + ": " + why;
        }
    }
}

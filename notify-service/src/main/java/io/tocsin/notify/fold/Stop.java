package io.tocsin.notify.fold;

/// Why a reading did not reach the end of its records.
sealed interface Stop {
    /// It did reach it.
    record None() implements Stop {}

    /// An event is missing before this one.
    record Gap(long expected, long found, long offset) implements Stop {}

    /// A record is no event that this version can apply, or not the one that belongs there.
    record Refused(long offset, String reason) implements Stop {}

    /// What to tell a person.
    default String inWords() {
        return switch (this) {
            case None n -> "nothing stops the fold";
            case Gap gap ->
                "event " + gap.expected() + " is missing: found " + gap.found() + " at offset " + gap.offset();
            case Refused refused -> "record at offset " + refused.offset() + " refused: " + refused.reason();
        };
    }
}

package io.tocsin.notify.expression;

/// What a filter says of an event.
public sealed interface Decision {
    /// The subscriber wants it.
    record Wanted() implements Decision {}

    /// The subscriber does not.
    record Unwanted() implements Decision {}

    /// The expression failed on it. An alert that was not asked for is a nuisance, one that never comes may
    /// be a breach: such an event is sent.
    ///
    /// @param reason why, in a sentence
    record Undecided(String reason) implements Decision {}

    /// Wanted, or not.
    static Decision of(boolean wanted) {
        return wanted ? new Wanted() : new Unwanted();
    }

    /// Whether the event is sent.
    default boolean sends() {
        return switch (this) {
            case Wanted w -> true;
            case Undecided u -> true;
            case Unwanted u -> false;
        };
    }
}

package io.tocsin.notify.egress;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What came of a call through {@link GuardedHttp}.
public sealed interface Outcome {
    /// There was an answer.
    ///
    /// @param body what it said, up to the cap
    /// @param headers finds the first value of a header, null where it has none
    record Answered(int status, Function<String, @Nullable String> headers, String body) implements Outcome {}

    /// Nothing was opened, for the guard refused.
    ///
    /// @param reason in a sentence for the person who chose the URL
    record Refused(String reason) implements Outcome {}

    /// There was no answer.
    ///
    /// @param why in a sentence
    record Unanswered(String why) implements Outcome {}
}

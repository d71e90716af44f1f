package io.tocsin.local.receiver;

/// Whether a webhook is what it says it is.
sealed interface Verdict {
    record Genuine() implements Verdict {}

    /// @param reason in words for a person; never the secret
    record Refused(String reason) implements Verdict {}
}

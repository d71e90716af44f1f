package io.tocsin.registry.checkpoint;

/// What became of a wish to sign.
sealed interface Signing {
    /// It was signed.
    record Signed(SignedCheckpoint checkpoint) implements Signing {}

    /// The hour has not come.
    record NotDue() implements Signing {}

    /// The registry has folded no event yet.
    record NothingYet() implements Signing {}

    /// It must not be signed: a person is needed, or the fold must first catch up.
    ///
    /// @param why one sentence
    record Refused(String why) implements Signing {}
}

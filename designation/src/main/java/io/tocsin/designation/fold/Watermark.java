package io.tocsin.designation.fold;

import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.LoggedEvent;

/// Where a fold stands in the log and on the topic. It is stored in the transaction that applies the
/// events.
///
/// @param sequence of the last applied event, 0 before the first
/// @param digest of the last applied event, {@link Digest#GENESIS} before the first
/// @param nextOffset the offset on the topic after that of the last applied event
public record Watermark(long sequence, Digest digest, long nextOffset) {
    /// Before the first event.
    public static final Watermark START = new Watermark(0, Digest.GENESIS, 0);

    public Watermark {
        if (sequence < 0 || nextOffset < 0) {
            throw new IllegalArgumentException("watermark below zero: " + sequence + " at offset " + nextOffset);
        }
        if (digest == null) {
            throw new IllegalArgumentException("watermark " + sequence + " has no digest");
        }
    }

    Watermark after(LoggedEvent event, long offset) {
        return new Watermark(event.sequence(), event.digest(), offset + 1);
    }
}

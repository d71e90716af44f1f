package io.tocsin.notify.fold;

import io.tocsin.designation.event.Digest;

/// How far the log has been applied.
///
/// @param sequence of the last event applied, 0 before the first
/// @param digest after it
/// @param nextOffset the offset on the topic after it
record Watermark(long sequence, Digest digest, long nextOffset) {
    Watermark {
        if (sequence < 0 || nextOffset < 0) {
            throw new IllegalArgumentException("watermark below zero: " + sequence + " at offset " + nextOffset);
        }
    }

    /// The same, once the record at that offset turned out to be a repeat.
    Watermark passed(long offset) {
        return new Watermark(sequence, digest, offset + 1);
    }
}

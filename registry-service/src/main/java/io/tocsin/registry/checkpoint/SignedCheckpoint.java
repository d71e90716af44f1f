package io.tocsin.registry.checkpoint;

import io.tocsin.designation.event.Digest;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A checkpoint as it was signed.
///
/// @param number of the checkpoint, in the order of signing; it may leave numbers out
/// @param sequence of the last event that it covers
/// @param digest of that event
/// @param signedAt when
/// @param vkey the key that signed it
/// @param note the signed note; what counts, the rest is for reading
public record SignedCheckpoint(
        long number,
        long sequence,
        @Schema(implementation = String.class) Digest digest,
        Instant signedAt,
        String vkey,
        String note) {}

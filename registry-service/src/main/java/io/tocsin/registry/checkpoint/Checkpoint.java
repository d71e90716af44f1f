package io.tocsin.registry.checkpoint;

import io.tocsin.designation.event.Digest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/// How far the log was at a time, as a checkpoint of C2SP says it (https://c2sp.org/tlog-checkpoint). Where
/// that has the root of a Merkle tree stands the digest of the log's chain, which the extension line `hash`
/// says; `time` proves how fresh it is.
///
/// @param origin whose log
/// @param sequence of the last event
/// @param digest of the last event
/// @param at when it was signed
record Checkpoint(String origin, long sequence, Digest digest, Instant at) {
    /// The text that is signed.
    String text() {
        return origin + "\n"
                + sequence + "\n"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex())) + "\n"
                + "hash sha256-chain\n"
                + "time " + at + "\n";
    }
}

package io.tocsin.designation.event;

import io.tocsin.designation.DesignationId;
import java.util.List;
import java.util.UUID;

/// An event with its place in the log, and its JSON exactly as the log carries it. The JSON is the truth:
/// it keeps fields that this version does not know, and the digest is taken over it. The other components
/// are what this version understands of it.
///
/// @param eventId UUIDv5 of the log's id and the sequence
/// @param source the source whose document caused it
/// @param sequence number of the log, 1, 2, 3 ...
/// @param run the run that caused it
/// @param event what happened
/// @param times of the event
/// @param evidence which documents say so, at least one
/// @param previousDigest digest of the event before
/// @param digest of this event
/// @param json the event as received or as first written
public record LoggedEvent(
        UUID eventId,
        String source,
        long sequence,
        RunPosition run,
        DesignationEvent event,
        EventTimes times,
        List<Evidence> evidence,
        Digest previousDigest,
        Digest digest,
        String json) {
    public LoggedEvent {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence is not positive: " + sequence);
        }
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("event " + sequence + " has no evidence");
        }
    }

    /// The designation that the event is about; the key of its Kafka record.
    public DesignationId designationId() {
        return event.designation().id();
    }
}

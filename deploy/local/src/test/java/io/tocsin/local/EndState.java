package io.tocsin.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.local.receiver.RecordingReceiver.Received;
import java.util.ArrayList;
import java.util.List;

/// What must be the same however a flow was disturbed.
///
/// @param log the events of ingest, without what depends on the clock
/// @param state the registry's digest of all current designations
/// @param received the webhooks of each subscriber without repeats, by number
record EndState(List<String> log, String state, List<List<Received>> received) {

    /// Compares piece by piece, so that a failure names the first difference and not two whole logs.
    void assertSameAs(EndState other) {
        assertThat(log).as("events in the log").hasSameSizeAs(other.log);
        for (int i = 0; i < log.size(); i++) {
            assertThat(log.get(i)).as("event %d", i + 1).isEqualTo(other.log.get(i));
        }
        assertThat(state).as("state of the registry").isEqualTo(other.state);
        for (int i = 0; i < received.size(); i++) {
            assertSame(received.get(i), other.received.get(i));
        }
    }

    private static void assertSame(List<Received> these, List<Received> those) {
        assertThat(these).as("webhooks").hasSameSizeAs(those);
        for (int i = 0; i < these.size(); i++) {
            assertThat(these.get(i)).isEqualTo(those.get(i));
        }
    }

    /// Checks numbers and digests from the first event to the last.
    static void assertUnbroken(List<JsonNode> log) {
        Digest digest = Digest.GENESIS;
        long sequence = 0;
        for (JsonNode event : log) {
            assertThat(event.path("sequence").asLong()).isEqualTo(++sequence);
            digest = EventCodec.digestAfter(digest, event.toString());
            assertThat(event.path("digest").asText())
                    .as("digest of event %d", sequence)
                    .isEqualTo(digest.hex());
        }
    }

    /// Times, and the digests that follow from them, are the only things in which two runs over the same
    /// documents may differ.
    static List<String> withoutTimes(List<JsonNode> log) {
        List<String> events = new ArrayList<>(log.size());
        for (JsonNode event : log) {
            ObjectNode timeless = event.deepCopy();
            timeless.remove(List.of("times", "previousDigest", "digest"));
            timeless.path("evidence").forEach(one -> ((ObjectNode) one).remove("retrievedAt"));
            events.add(timeless.toString());
        }
        return events;
    }
}

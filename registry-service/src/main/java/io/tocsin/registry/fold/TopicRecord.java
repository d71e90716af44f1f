package io.tocsin.registry.fold;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record as the topic carries it.
///
/// @param partition must be 0: the log has one order
/// @param offset where it stands
/// @param value its bytes, null where it has none
record TopicRecord(int partition, long offset, byte @Nullable [] value) {
    /// From here on two cores read faster than one.
    private static final int WORTH_SHARING = 16;

    static List<Received> readAll(List<TopicRecord> records) {
        return records.size() < WORTH_SHARING
                ? records.stream().map(TopicRecord::read).toList()
                : records.parallelStream().map(TopicRecord::read).toList();
    }

    private Received read() {
        return partition == 0
                ? Received.read(offset, value)
                : new Received.Unreadable(
                        offset, "partition " + partition + " of the topic is in use: the log has one partition only");
    }
}

package io.tocsin.designation.fold;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record as the topic carries it.
///
/// @param partition must be 0: the log has one order
/// @param offset where it stands
/// @param value its bytes, null where it has none
public record TopicRecord(int partition, long offset, byte @Nullable [] value) {
    /// From here on two cores read faster than one.
    private static final int WORTH_SHARING = 16;

    /// Reads a batch, a larger one on all cores. The order stays.
    public static List<Received> readAll(List<TopicRecord> batch) {
        return batch.size() < WORTH_SHARING
                ? batch.stream().map(TopicRecord::read).toList()
                : batch.parallelStream().map(TopicRecord::read).toList();
    }

    private Received read() {
        return partition == 0
                ? Received.read(offset, value)
                : new Received.Unreadable(
                        offset, "partition " + partition + " of the topic is in use: the log has one partition only");
    }
}

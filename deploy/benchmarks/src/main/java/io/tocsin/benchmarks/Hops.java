package io.tocsin.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Where the time of a chain goes, from what its services wrote down on the way: each hop begins where
/// the one before ends. The times are those of the wall clock, and those of Kafka whole milliseconds.
///
/// @param toTopic from the event's number to its record
/// @param toDelivery from there to the delivery
/// @param toAttempt from there to the attempt
record Hops(Timings toTopic, Timings toDelivery, Timings toAttempt) {
    private static final String TIMES = """
            select e.sequence, extract(epoch from e.emitted_at), extract(epoch from d.created_at),
                extract(epoch from a.at)
            from own.event e
            join own.delivery d on d.sequence = e.sequence
            join own.attempt a on a.subscription_id = d.subscription_id and a.number = d.number
            where e.sequence > ?
            order by e.sequence
            """;

    /// The hops of the events after a sequence.
    static Hops after(long sequence, Stage stage, Topic designations) throws SQLException, IOException {
        Hops hops = new Hops(new Timings(), new Timings(), new Timings());
        List<Long> sentAt = designations.timestamps();
        try (Connection connection = stage.connect("notify");
                PreparedStatement select = connection.prepareStatement(TIMES)) {
            select.setLong(1, sequence);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    // On a topic that never repeated, event n is the n-th record.
                    double sent = sentAt.get(Math.toIntExact(row.getLong(1) - 1));
                    hops.toTopic.add(sent - 1000 * row.getDouble(2));
                    hops.toDelivery.add(1000 * row.getDouble(3) - sent);
                    hops.toAttempt.add(1000 * (row.getDouble(4) - row.getDouble(3)));
                }
            }
        }
        return hops;
    }
}

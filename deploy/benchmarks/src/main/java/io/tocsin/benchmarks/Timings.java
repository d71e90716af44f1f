package io.tocsin.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Durations of one thing in milliseconds, in the order in which they were measured.
final class Timings {
    private final List<Double> millis = new ArrayList<>();

    /// Something to measure.
    interface Task {
        void run() throws IOException, SQLException, InterruptedException;
    }

    /// A figure of the durations, and how far apart it lay: between single durations, or between rounds
    /// of them.
    record Spread(double value, double low, double high) {}

    /// How long a task takes once; this alone keeps nothing.
    static double once(Task task) throws IOException, SQLException, InterruptedException {
        long begin = System.nanoTime();
        task.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    void add(double duration) {
        millis.add(duration);
    }

    int count() {
        return millis.size();
    }

    /// The median, with the shortest and the longest.
    Spread median() {
        List<Double> sorted = millis.stream().sorted().toList();
        return new Spread(percentile(sorted, 50), sorted.getFirst(), sorted.getLast());
    }

    /// A percentile over all, with the lowest and the highest that it has in a round.
    ///
    /// @param perRound how many durations make a round
    Spread percentile(int percent, int perRound) {
        List<Double> ofRounds = new ArrayList<>();
        for (int from = 0; from < millis.size(); from += perRound) {
            List<Double> round = millis.subList(from, Math.min(from + perRound, millis.size()));
            ofRounds.add(percentile(round.stream().sorted().toList(), percent));
        }
        List<Double> sorted = ofRounds.stream().sorted().toList();
        return new Spread(percentile(millis.stream().sorted().toList(), percent), sorted.getFirst(), sorted.getLast());
    }

    /// The smallest duration that so many percent do not exceed (nearest rank).
    private static double percentile(List<Double> sorted, int percent) {
        int rank = Math.ceilDiv(sorted.size() * percent, 100);
        return sorted.get(Math.max(rank, 1) - 1);
    }
}

package io.tocsin.benchmarks;

import io.tocsin.local.terminal.Terminal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The events of a first list from the topic into an empty registry, beside COPY of the rows that it
/// makes of them.
final class FoldTopic implements Benchmark {
    private static final int REPETITIONS = 5;
    private static final double TARGET = 1.7;
    private static final List<String> TABLES = List.of("fold.revision", "fold.designation");
    private static final String EMPTY = "truncate fold.revision, fold.designation, fold.rekeying;"
            + " update fold.watermark set sequence = 0, digest = repeat('0', 64), next_offset = 0";

    /// A registry that is emptied misses the events before the next one, and looks back for them. Here it
    /// does so at once, so that its patience, and its wait for a quiet topic, are not measured.
    private static final Map<String, String> LOOKS_BACK_AT_ONCE = Map.of(
            "tocsin.registry.fold.patience", "0ms",
            "tocsin.registry.fold.tick", "1ms",
            "mp.messaging.incoming.designations.poll-timeout", "5",
            "mp.messaging.incoming.designations.fetch.max.wait.ms", "5");

    @Override
    public String name() {
        return "fold";
    }

    @Override
    public String question() {
        return "19,391 events from the topic into an empty registry; limit: COPY of the same rows into the same tables";
    }

    @Override
    public Result run(Terminal terminal) throws IOException, SQLException, InterruptedException {
        byte[] list = MadeList.BEFORE.bytes();
        terminal.progress("fold: filling the topic");
        try (Stage stage = new Stage(terminal)) {
            Topic topic = new Topic(stage.kafka(), "designations");
            fill(stage, list);
            terminal.progress("fold: warming up");
            stage.start("registry", LOOKS_BACK_AT_ONCE);
            Timings tocsin = new Timings();
            Timings limit = new Timings();
            try (Connection connection = stage.connect("registry");
                    KafkaProducer<byte[], byte[]> producer = topic.producer(0)) {
                awaitFolded(connection);
                ProducerRecord<byte[], byte[]> last = topic.lastFor(topic, 1).getFirst();
                for (int i = 1; i <= REPETITIONS; i++) {
                    Rows rows = Rows.of(connection, TABLES);
                    terminal.progress("fold: limit, " + i + " of " + REPETITIONS);
                    Database.prepare(connection, EMPTY);
                    limit.add(Timings.once(() -> rows.write(connection)));
                    terminal.progress("fold: Tocsin, " + i + " of " + REPETITIONS);
                    Database.prepare(connection, EMPTY);
                    tocsin.add(Timings.once(() -> {
                        producer.send(last);
                        awaitFolded(connection);
                    }));
                }
            }
            double perSecond = MadeList.ENTRIES / tocsin.median().value() * 1000;
            return new Result(
                    List.of(new Figure("fold", REPETITIONS, tocsin.median(), limit.median(), TARGET)),
                    List.of("fold: %,.0f events a second".formatted(perSecond)));
        }
    }

    private static void fill(Stage stage, byte[] list) throws IOException, SQLException, InterruptedException {
        stage.start("ingest", Map.of("tocsin.ingest.watch", "false"));
        stage.post("ingest", "/v1/sources/ofac-sdn/documents", "application/xml", list);
        try (Connection connection = stage.connect("ingest")) {
            Database.await(connection, "select sequence from own.relay", MadeList.ENTRIES);
        }
        stage.stop("ingest");
    }

    private static void awaitFolded(Connection connection) throws SQLException {
        Database.await(connection, "select sequence from fold.watermark", MadeList.ENTRIES);
    }
}

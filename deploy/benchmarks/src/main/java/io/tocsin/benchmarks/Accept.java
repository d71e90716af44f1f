package io.tocsin.benchmarks;

import io.tocsin.local.terminal.Terminal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The first list of a source, posted to ingest, until every event of it is acknowledged by the broker;
/// beside COPY of the rows that ingest wrote into the same tables and a bare producer of the records that
/// it sent.
final class Accept implements Benchmark {
    private static final int REPETITIONS = 5;
    private static final Target TARGET = new Target.Times(2.0);
    /// What accepting a list fills, in an order that foreign keys allow.
    private static final List<String> TABLES =
            List.of("own.document", "own.document_chunk", "own.run", "own.log", "own.snapshot", "own.snapshot_entry");
    private static final String EMPTY = "truncate own.document, own.document_chunk, own.run, own.log, own.snapshot,"
            + " own.snapshot_entry, own.announcement;"
            + " update own.log_head set sequence = 0, digest = repeat('0', 64), runs = 0;"
            + " update own.relay set sequence = ";
    private static final String RELAYED = "select sequence from own.relay";

    @Override
    public String name() {
        return "accept";
    }

    @Override
    public String question() {
        return "a first list of 19,391 entries into archive, snapshot, log and topic; limit: COPY of the same rows, then a"
                + " bare producer of the same records";
    }

    @Override
    public Result run(Terminal terminal) throws IOException, SQLException, InterruptedException {
        byte[] list = MadeList.BEFORE.bytes();
        terminal.progress("accept: starting");
        try (Stage stage = new Stage(terminal)) {
            stage.start("ingest", Map.of("tocsin.ingest.watch", "false"));
            Topic designations = new Topic(stage.kafka(), "designations");
            Topic bare = new Topic(stage.kafka(), "bare");
            Timings tocsin = new Timings();
            Timings copy = new Timings();
            Timings produce = new Timings();
            Timings limit = new Timings();
            double first;
            try (Connection connection = stage.connect("ingest");
                    KafkaProducer<byte[], byte[]> producer = bare.producer(5)) {
                terminal.progress("accept: warming up");
                first = accept(stage, connection, list);
                for (int i = 1; i <= REPETITIONS; i++) {
                    Rows rows = Rows.of(connection, TABLES, stage.folder());
                    List<ProducerRecord<byte[], byte[]>> records = designations.lastFor(bare, MadeList.ENTRIES);
                    terminal.progress("accept: limit, " + i + " of " + REPETITIONS);
                    // The relay must not take what is copied for something to send.
                    Database.prepare(connection, EMPTY + MadeList.ENTRIES);
                    double copied = Timings.once(() -> rows.write(connection));
                    double produced = Timings.once(() -> {
                        records.forEach(producer::send);
                        producer.flush();
                    });
                    copy.add(copied);
                    produce.add(produced);
                    limit.add(copied + produced);
                    terminal.progress("accept: Tocsin, " + i + " of " + REPETITIONS);
                    Database.prepare(connection, EMPTY + 0);
                    tocsin.add(accept(stage, connection, list));
                }
            }
            return new Result(
                    List.of(new Figure("accept", REPETITIONS, tocsin.median(), limit.median(), TARGET)),
                    List.of(
                            "accept: the first list after the start of the service took %.0f ms; of the limit, COPY is %.0f ms and the producer %.0f ms"
                                    .formatted(
                                            first,
                                            copy.median().value(),
                                            produce.median().value())));
        }
    }

    private static double accept(Stage stage, Connection connection, byte[] list)
            throws IOException, SQLException, InterruptedException {
        return Timings.once(() -> {
            stage.post("ingest", "/v1/sources/ofac-sdn/documents", "application/xml", list);
            Database.await(connection, RELAYED, MadeList.ENTRIES);
        });
    }
}

package io.tocsin.benchmarks;

import io.tocsin.benchmarks.Timings.Spread;
import io.tocsin.local.terminal.Terminal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A log of four lists from the topic into an empty registry, beside COPY of the rows that it makes of the
/// events.
final class FoldTopic implements Benchmark {
    private static final int EVENTS = MadeLog.SIZE;
    private static final MadeLog LOG = new MadeLog(EVENTS * 4 / 5, EVENTS);
    private static final int REPETITIONS = 5;
    /// At least 0.6 times the rate of the limit.
    private static final Target TARGET = new Target.Times(1 / 0.6);

    private static final List<String> TABLES = List.of("fold.revision", "fold.designation");
    /// In the order in which the fold takes its locks.
    private static final String EMPTY =
            "update fold.watermark set sequence = 0, digest = repeat('0', 64), next_offset = 0;"
                    + " truncate fold.revision, fold.designation, fold.rekeying";

    /// A new register gets its indexes for searching when its first fold is through, and that is once somebody asks
    /// whether it is ready.
    static final String NOT_THROUGH = "drop index fold.designation_by_name, fold.designation_by_tag;"
            + " update fold.first_fold set through = false";

    private static final String AS_NEW = EMPTY + "; " + NOT_THROUGH;
    private static final String INDEXES = """
            select 'set maintenance_work_mem = ''128MB''; ' || string_agg(indexdef, '; ') || '; analyze fold.designation'
            from pg_indexes
            where schemaname = 'fold' and indexname in ('designation_by_name', 'designation_by_tag')
            """;
    private static final String READY = "/q/health/ready";
    private static final String COMPLETE = "select through::int from fold.first_fold";

    /// The events alone, as one would keep them without a register.
    private static final List<String> NAKED = List.of("naked.event");

    private static final String FILL_NAKED = """
            create schema naked;
            create table naked.event (sequence bigint primary key, event jsonb not null);
            insert into naked.event
                select sequence, (event_head || designation || event_tail)::jsonb from fold.revision order by sequence
            """;
    private static final String EMPTY_NAKED = "truncate naked.event";

    /// Designations are tied to parties behind the fold, in transactions of their own, by whoever gets this
    /// row: held here, so that the fold alone is measured.
    private static final String HOLD_LINKING = "select from fold.party_progress for update";

    /// A registry that is emptied misses the events before the next one, and looks back for them. Here it
    /// does so at once, so that its patience, and its wait for a quiet topic, are not measured; and it does not
    /// notice by itself that it was emptied.
    private static final Map<String, String> LOOKS_BACK_AT_ONCE = Map.of(
            "tocsin.registry.fold.look-back", "1h",
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
        return "%,d events from the topic into an empty registry; limit: COPY of the same rows into the same tables"
                .formatted(EVENTS);
    }

    @Override
    public Result run(Terminal terminal) throws IOException, SQLException, InterruptedException {
        terminal.progress("fold: filling the topic");
        try (Stage stage = new Stage(terminal)) {
            Topic topic = new Topic(stage.kafka(), "designations");
            topic.fill(LOG);
            terminal.progress("fold: warming up");
            stage.start("registry", LOOKS_BACK_AT_ONCE);
            Timings tocsin = new Timings();
            Timings limit = new Timings();
            Timings indexed = new Timings();
            Timings naked = new Timings();
            try (Connection connection = stage.connect("registry");
                    Connection holding = stage.connect("registry");
                    KafkaProducer<byte[], byte[]> producer = topic.producer(0)) {
                awaitFolded(connection);
                awaitComplete(stage, connection);
                holding.setAutoCommit(false);
                Database.execute(holding, HOLD_LINKING);
                ProducerRecord<byte[], byte[]> last = topic.lastFor(topic, 1).getFirst();
                Database.execute(connection, FILL_NAKED);
                String indexes = Database.text(connection, INDEXES);
                Rows events = Rows.of(connection, NAKED, stage.folder());
                Rows rows = Rows.of(connection, TABLES, stage.folder());
                for (int i = 1; i <= REPETITIONS; i++) {
                    terminal.progress("fold: limit, " + i + " of " + REPETITIONS);
                    Database.prepare(connection, EMPTY_NAKED);
                    naked.add(Timings.once(() -> events.write(connection)));
                    Database.prepare(connection, EMPTY);
                    limit.add(Timings.once(() -> rows.write(connection)));
                    Database.prepare(connection, AS_NEW);
                    indexed.add(Timings.once(() -> {
                        rows.write(connection);
                        Database.execute(connection, indexes);
                    }));
                    terminal.progress("fold: Tocsin, " + i + " of " + REPETITIONS);
                    Database.prepare(connection, AS_NEW);
                    tocsin.add(Timings.once(() -> {
                        producer.send(last);
                        awaitFolded(connection);
                        awaitComplete(stage, connection);
                    }));
                }
            }
            return new Result(
                    List.of(new Figure("fold", REPETITIONS, tocsin.median(), limit.median(), TARGET)),
                    List.of("fold: " + rate(tocsin) + " events a second; COPY of their rows: " + rate(limit)
                            + "; COPY of them, then the indexes for searching: " + rate(indexed)
                            + "; COPY of the events alone, as jsonb beside their number: " + rate(naked)));
        }
    }

    /// How many events a second, with the slowest and the fastest.
    private static String rate(Timings timings) {
        Spread millis = timings.median();
        return "%,.0f (%,.0f..%,.0f)".formatted(rate(millis.value()), rate(millis.high()), rate(millis.low()));
    }

    private static double rate(double millis) {
        return EVENTS / millis * 1000;
    }

    /// A registry that has folded everything puts its register in order once it is asked whether it is ready.
    static void awaitComplete(Stage stage, Connection connection) throws IOException, SQLException {
        try (Client asking = new HttpLine(stage.port("registry"), n -> READY)) {
            asking.ask(0);
        }
        Database.await(connection, COMPLETE, 1);
    }

    private static void awaitFolded(Connection connection) throws SQLException {
        Database.await(connection, "select sequence from fold.watermark", EVENTS);
    }
}

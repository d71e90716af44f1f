package io.tocsin.benchmarks;

import io.tocsin.benchmarks.Timings.Spread;
import io.tocsin.local.terminal.Terminal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Questions of 16 clients to a registry of 100,000 designations with ten revisions each, beside the same
/// questions to its database alone.
final class ReadRegister implements Benchmark {
    private static final int PARTIES = MadeLog.SIZE;
    private static final MadeLog LOG = new MadeLog(PARTIES, 10 * PARTIES);
    private static final int HEAP_MEGABYTES = 300;
    private static final int ROUNDS = 3;
    private static final int QUESTIONS = 4000;
    private static final int SECONDS = 20;
    private static final String HTTP_ALONE = "/q/health/live";

    @Override
    public String name() {
        return "read";
    }

    @Override
    public String question() {
        return "16 clients ask a registry of %,d designations with 10 revisions each; limit: the query alone, by JDBC"
                .formatted(PARTIES);
    }

    @Override
    public Result run(Terminal terminal) throws IOException, SQLException, InterruptedException {
        try (Stage stage = new Stage(terminal)) {
            fill(stage, terminal);
            return ask(stage, terminal);
        }
    }

    private static Result ask(Stage stage, Terminal terminal) throws IOException, SQLException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try (Heap heap = new Heap(stage, "registry")) {
            for (Question question : new Questions(LOG).all()) {
                terminal.progress("read: " + question.name());
                ask(stage, question, figures, notes);
                terminal.line(notes.getLast());
            }
            notes.add("read: HTTP alone, GET " + HTTP_ALONE + ": " + http(stage));
            notes.add("read: heap of the registry (-Xmx%dm): %s".formatted(HEAP_MEGABYTES, heap.report()));
        }
        return new Result(figures, notes);
    }

    /// As a registry is filled that is started beside a long log. Designations are not tied to parties:
    /// nobody asks for that here. Nor does a transaction stay open, which would keep every old row version.
    private static void fill(Stage stage, Terminal terminal) throws IOException, SQLException {
        Topic topic = new Topic(stage.kafka(), "designations");
        stage.start("registry", HEAP_MEGABYTES, Map.of());
        try (Connection connection = stage.connect("registry")) {
            Database.execute(connection, FoldTopic.NOT_THROUGH);
            Database.execute(connection, "update fold.party_progress set sequence = " + LOG.events());
            topic.fill(LOG);
            for (int tenth = 1; tenth <= 10; tenth++) {
                long events = LOG.events() * (long) tenth / 10;
                terminal.line("read: folding up to event %,d".formatted(events));
                Database.await(connection, "select sequence from fold.watermark", events);
            }
            terminal.line("read: putting the register in order");
            FoldTopic.awaitComplete(stage, connection);
            // As PostgreSQL does by itself some time later.
            Database.execute(connection, "vacuum (analyze) fold.revision, fold.designation");
            Database.execute(connection, "checkpoint");
        }
    }

    private static void ask(Stage stage, Question question, List<Figure> figures, List<String> notes)
            throws IOException, SQLException, InterruptedException {
        Load.Clients http = () -> question.overHttp(stage.port("registry"));
        Load.Clients jdbc = () -> question.overJdbc(stage.connect("registry"));
        Load fast = Load.asFastAsAnswered(QUESTIONS);
        Load steady = new Load(SECONDS * question.perSecond(), question.perSecond());
        int next = 0;
        fast.run(next, http);
        Timings fastOurs = new Timings();
        Timings fastLimit = new Timings();
        Timings steadyOurs = new Timings();
        Timings steadyLimit = new Timings();
        for (int i = 0; i < ROUNDS; i++) {
            next += QUESTIONS;
            fast.run(next, jdbc).forEach(fastLimit::add);
            fast.run(next, http).forEach(fastOurs::add);
            steady.run(next, jdbc).forEach(steadyLimit::add);
            steady.run(next, http).forEach(steadyOurs::add);
        }
        figures.add(figure(question, "16 at once, p99", fastOurs, fastLimit, fast, 99));
        figures.add(figure(question, question.perSecond() + "/s, p99", steadyOurs, steadyLimit, steady, 99));
        notes.add(String.format(
                Locale.ROOT,
                "read: %s: p50 %.1f, p99 %.1f ms with 16 at once, limit %.1f, %.1f ms; p50 %.1f, p99 %.1f ms at %d/s, limit %.1f, %.1f ms",
                question.name(),
                percentile(fastOurs, 50),
                percentile(fastOurs, 99),
                percentile(fastLimit, 50),
                percentile(fastLimit, 99),
                steadyOurs.percentile(50, steady.questions()).value(),
                steadyOurs.percentile(99, steady.questions()).value(),
                question.perSecond(),
                steadyLimit.percentile(50, steady.questions()).value(),
                steadyLimit.percentile(99, steady.questions()).value()));
    }

    private static double percentile(Timings timings, int percent) {
        return timings.percentile(percent, QUESTIONS).value();
    }

    private static Figure figure(Question question, String what, Timings ours, Timings limit, Load load, int percent) {
        Spread tocsin = ours.percentile(percent, load.questions());
        return new Figure(
                question.name() + ", " + what,
                ours.count(),
                tocsin,
                limit.percentile(percent, load.questions()),
                question.target());
    }

    /// What an answer takes in which nothing is looked up.
    private static String http(Stage stage) throws IOException, SQLException, InterruptedException {
        Load.Clients clients = () -> new HttpLine(stage.port("registry"), n -> HTTP_ALONE);
        Load load = Load.asFastAsAnswered(QUESTIONS);
        load.run(0, clients);
        Timings timings = new Timings();
        load.run(0, clients).forEach(timings::add);
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f ms with 16 at once",
                timings.percentile(50, QUESTIONS).value(),
                timings.percentile(99, QUESTIONS).value());
    }
}

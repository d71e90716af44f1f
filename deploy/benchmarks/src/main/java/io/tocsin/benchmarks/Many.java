package io.tocsin.benchmarks;

import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.local.terminal.Terminal;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;

/// Sending, and the pages of notify, with many deliveries on record; beside the same with few.
final class Many implements Benchmark {
    private static final int SUBSCRIPTIONS = 1000;
    private static final int FEW = 10 * SUBSCRIPTIONS;
    private static final int MANY =
            Math.max(2 * FEW, Math.multiplyExact(100, Integer.getInteger("tocsin.benchmarks.size", 100_000)));
    private static final int DAYS = 90;

    /// How many deliveries of each subscription are written at a time.
    private static final int AT_A_TIME = 100;

    private static final int EVENTS = 15;
    private static final int QUESTIONS = 100;

    /// At most so much slower with many.
    private static final Target.Times TWICE = new Target.Times(2);

    private static final String NOTHING_PENDING =
            "select (not exists (select from own.delivery where state = 'pending'))::int";

    private static final Map<String, String> SETTINGS = Map.of(
            "tocsin.notify.egress.allow-http", "127.0.0.0/8",
            "tocsin.notify.endpoints.prove", "false",
            "tocsin.notify.tenant.requests-per-minute", "1000000",
            // Both sizes have so many attempts.
            "tocsin.notify.backlog.attempts", Integer.toString(FEW));

    /// The past as the service would have left it: a partition for each day.
    private static final String PAST_DAYS = """
            do $$
            declare
                day date;
                name text;
            begin
                for day in select d::date from generate_series(current_date - %d, current_date - 1, '1 day') d loop
                    name := 'own.attempt_' || to_char(day, 'YYYY_MM_DD');
                    execute format(
                        'create table %%s partition of own.attempt for values from (%%L) to (%%L)',
                        name, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
                    perform own.put_behind_wall(name::regclass);
                end loop;
            end
            $$
            """.formatted(DAYS);

    /// Of `%1$d` to `%2$d` of `%3$d` of each subscription; the seventh was given up.
    private static final String FILL = """
            insert into own.event (sequence, event_id, type, baseline, emitted_at, json, subject)
            select 1000000000 + n, gen_random_uuid(), 'designation.listed', false,
                now() - interval '%4$d days' * (1 - n / %3$d.0), '{}', 'ofac-sdn:' || n
            from generate_series(%1$d, %2$d) n;

            with filled as (
                insert into own.delivery (subscription_id, number, sequence, tenant, state, tries, attempts,
                    settled_at, created_at, subject)
                select l.subscription_id, l.next_number + n - %1$d, e.sequence, l.tenant,
                    case when n = 7 then 'exhausted' else 'delivered' end, 1, 1,
                    e.emitted_at + interval '1 s', e.emitted_at, e.subject
                from own.lane l, generate_series(%1$d, %2$d) n join own.event e on e.sequence = 1000000000 + n
                where l.open
                returning *)
            insert into own.attempt (subscription_id, number, tenant, attempt, at, "trigger", url, outcome, status,
                duration_ms, response)
            select subscription_id, number, tenant, 1, settled_at, 'scheduled', 'http://127.0.0.1/hook',
                case state when 'delivered' then 'delivered' else 'failed' end,
                case state when 'delivered' then 204 else 503 end, 3, ''
            from filled;

            update own.lane set next_number = next_number + %2$d - %1$d + 1 where open;
            """;

    @Override
    public String name() {
        return "many";
    }

    @Override
    public String question() {
        return "sending and pages with %,d deliveries on record over %,d subscriptions; limit: the same with %,d"
                .formatted(MANY, SUBSCRIPTIONS, FEW);
    }

    @Override
    public Result run(Terminal terminal) throws IOException, SQLException, InterruptedException {
        Vertx vertx = Vertx.vertx();
        try (Stage stage = new Stage(terminal);
                Endpoints endpoints = new Endpoints(vertx);
                Bench bench = new Bench(stage, endpoints, terminal)) {
            bench.fill(FEW / SUBSCRIPTIONS);
            bench.measure();
            Map<String, Timings> few = bench.measure();
            bench.fill((MANY - FEW) / SUBSCRIPTIONS);
            bench.measure();
            Map<String, Timings> many = bench.measure();

            List<Figure> figures = new ArrayList<>();
            many.forEach((what, timings) -> figures.add(new Figure(
                    what,
                    timings.count(),
                    timings.median(),
                    Objects.requireNonNull(few.get(what)).median(),
                    TWICE)));
            return new Result(
                    figures,
                    List.of(String.format(
                            Locale.ROOT,
                            "many: own.delivery %s, own.attempt %s, with their indexes",
                            bench.size("own.delivery"),
                            bench.size("own.attempt"))));
        }
    }

    /// A running notify whose subscribers take everything.
    private static final class Bench implements AutoCloseable {
        private final Stage stage;
        private final Endpoints endpoints;
        private final Terminal terminal;
        private final Topic topic;
        private final KafkaProducer<byte[], byte[]> producer;
        private final Connection database;
        private final Iterator<LoggedEvent> log = new MadeLog(10 * EVENTS, 10 * EVENTS).iterator();
        private final List<String> subscriptions = new ArrayList<>();
        private int filled;

        Bench(Stage stage, Endpoints endpoints, Terminal terminal)
                throws IOException, SQLException, InterruptedException {
            this.stage = stage;
            this.endpoints = endpoints;
            this.terminal = terminal;
            this.topic = new Topic(stage.kafka(), "designations");
            stage.start("notify", SETTINGS);
            this.producer = topic.producer(0);
            this.database = stage.connect("notify");
            terminal.progress("many: subscribing %,d".formatted(SUBSCRIPTIONS));
            for (int i = 0; i < SUBSCRIPTIONS; i++) {
                String answer = stage.post(
                        "notify",
                        "/v1/subscriptions",
                        "application/json",
                        ("{\"url\": \"" + endpoints.url(i) + "\"}").getBytes(StandardCharsets.UTF_8));
                subscriptions.add(
                        DesignationJson.MAPPER.readTree(answer).path("id").asText());
            }
            Database.execute(database, PAST_DAYS);
            // Every row that is referred to is made in the same statement.
            Database.execute(database, "set session_replication_role = replica");
            Database.execute(database, "set synchronous_commit = off");
        }

        /// Writes so many more deliveries to each subscription, settled, with their attempts.
        void fill(int each) throws SQLException {
            int to = filled + each;
            while (filled < to) {
                int next = Math.min(filled + AT_A_TIME, to);
                Database.execute(database, FILL.formatted(filled + 1, next, to, DAYS - 1));
                filled = next;
                terminal.progress("many: %,d deliveries".formatted(filled * SUBSCRIPTIONS));
            }
            // As PostgreSQL does by itself some time later.
            Database.execute(database, "vacuum (analyze) own.event, own.delivery, own.attempt, own.lane");
            Database.execute(database, "checkpoint");
        }

        Map<String, Timings> measure() throws IOException, SQLException, InterruptedException {
            terminal.progress("many: asking with %,d deliveries".formatted(filled * SUBSCRIPTIONS));
            Map<String, Timings> timings = new LinkedHashMap<>();
            Timings sending = new Timings();
            for (int i = 0; i < EVENTS; i++) {
                sending.add(Timings.once(this::sendOne));
            }
            timings.put("an event to %,d endpoints, written down".formatted(SUBSCRIPTIONS), sending);
            timings.put(
                    "the latest 100 deliveries", ask(n -> "/v1/subscriptions/" + some(n) + "/deliveries?limit=100"));
            timings.put(
                    "its exhausted deliveries",
                    ask(n -> "/v1/subscriptions/" + some(n) + "/deliveries?state=exhausted&limit=100"));
            timings.put(
                    "attempts of a delivery",
                    ask(n -> "/v1/deliveries/" + some(n) + ":" + (1 + n % filled) + "/attempts"));
            timings.put("page of all endpoints", ask(n -> "/"));
            timings.put("page of one endpoint", ask(n -> "/endpoints/" + some(n)));
            timings.put("page of its latest attempts", ask(n -> "/endpoints/" + some(n) + "/live"));
            timings.put("page of all sending", ask(n -> "/sending"));
            return timings;
        }

        private void sendOne() throws SQLException {
            endpoints.countAnew();
            LoggedEvent event = log.next();
            endpoints.sent(event.eventId().toString(), System.nanoTime());
            producer.send(topic.record(event.json().getBytes(StandardCharsets.UTF_8)));
            endpoints.await(SUBSCRIPTIONS);
            Database.await(database, NOTHING_PENDING, 1);
        }

        private Timings ask(IntFunction<String> path) throws IOException, SQLException, InterruptedException {
            Timings timings = new Timings();
            for (int i = 0; i < QUESTIONS; i++) {
                String asked = path.apply(i);
                timings.add(Timings.once(() -> stage.get("notify", asked)));
            }
            return timings;
        }

        private String some(int number) {
            return subscriptions.get(number * 7 % SUBSCRIPTIONS);
        }

        /// How much room a table takes, all its partitions together.
        String size(String table) throws SQLException {
            return Database.text(database, """
                    select pg_size_pretty(coalesce(sum(pg_total_relation_size(relid)), pg_total_relation_size('%1$s')))
                    from pg_partition_tree('%1$s')
                    """.formatted(table));
        }

        @Override
        public void close() throws SQLException {
            producer.close();
            database.close();
        }
    }
}

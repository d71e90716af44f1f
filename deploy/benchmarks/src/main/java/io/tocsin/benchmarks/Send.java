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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;

/// Events on the topic until endpoints have taken their webhooks: many to one, one to many, many to many,
/// slowly, at most of what was sustained, and among hostile ones. Beside the same bodies to the same
/// endpoints by a bare client.
final class Send implements Benchmark {
    private static final int MANY = Integer.getInteger("tocsin.benchmarks.size", 100_000) / 10;
    private static final int ENDPOINTS = MANY / 10;
    private static final int EACH = 10;
    private static final int REPETITIONS = 3;
    private static final int ALONE = 300;
    private static final int SECONDS_OF_LOAD = 20;
    private static final double OF_SUSTAINED = 0.7;
    private static final int UNDER_LOAD = 100;

    /// What a subscriber asks for who wants much: by default one request is under way to an endpoint.
    private static final String MANY_AT_ONCE = ", \"limits\": {\"concurrency\": 32}";

    /// At least a tenth of what the bare client sends.
    private static final Target.Times TENTH = new Target.Times(10);
    private static final Target.Millis IDLE = new Target.Millis(20);
    private static final Target.Millis LOADED = new Target.Millis(50);

    /// At most so much slower for the others where some are hostile.
    private static final Target.Times AMONG_HOSTILE = new Target.Times(1.2);

    private static final String NOTHING_PENDING =
            "select (not exists (select from own.delivery where state = 'pending'))::int";

    private static final Map<String, String> SETTINGS = Map.of(
            "tocsin.notify.egress.allow-http", "127.0.0.0/8",
            "tocsin.notify.egress.allow", "127.0.0.1",
            "tocsin.notify.endpoints.prove", "false",
            "tocsin.notify.tenant.requests-per-minute", "1000000",
            "tocsin.notify.subscription.max-per-tenant", "100000");

    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Override
    public String name() {
        return "send";
    }

    @Override
    public String question() {
        return "%,d events to one endpoint, one to %,d, %d to each of %,d; limit: a bare Vert.x client to the same endpoints"
                .formatted(MANY, MANY, EACH, ENDPOINTS);
    }

    @Override
    public Result run(Terminal terminal) throws IOException, SQLException, InterruptedException {
        Vertx vertx = Vertx.vertx();
        try (Stage stage = new Stage(terminal);
                Endpoints endpoints = new Endpoints(vertx);
                Hostile hostile = new Hostile(vertx);
                Bench bench = new Bench(stage, endpoints, vertx)) {
            terminal.progress("send: warming up");
            bench.subscribe(List.of(endpoints.url(0)), MANY_AT_ONCE);
            bench.deliver(MANY, 1);
            terminal.progress("send: many events to one endpoint");
            rate(terminal, "many to one, 32 at once", bench, MANY, 1, n -> endpoints.host(0));
            bench.leave();
            bench.subscribe(List.of(endpoints.url(0)));
            terminal.progress("send: one after the other");
            figures.add(figure("one at a time, p99", bench.alone(ALONE), IDLE));
            terminal.progress("send: many events to one endpoint that takes one after the other");
            rate(terminal, "many to one, 1 at once", bench, MANY, 1, n -> endpoints.host(0));
            bench.leave();

            terminal.progress("send: %d events to each of %,d endpoints".formatted(EACH, ENDPOINTS));
            bench.subscribe(urls(endpoints, ENDPOINTS));
            bench.deliver(1, ENDPOINTS);
            double spread = rate(terminal, "many to many", bench, EACH, ENDPOINTS, n -> endpoints.host(n % ENDPOINTS));
            terminal.progress("send: the same among hostile endpoints");
            List<Double> apart = bench.noted(EACH, ENDPOINTS);
            bench.subscribe(hostile.urls());
            bench.deliver(1, ENDPOINTS);
            List<Double> among = bench.noted(EACH, ENDPOINTS);
            figures.add(new Figure(
                    "among five hostile, p99",
                    among.size(),
                    timings(among).percentile(99, among.size()),
                    timings(apart).percentile(99, apart.size()),
                    AMONG_HOSTILE));
            bench.leave();

            terminal.progress("send: at %.0f %% of what was sustained".formatted(100 * OF_SUSTAINED));
            bench.subscribe(urls(endpoints, UNDER_LOAD));
            bench.deliver(1, UNDER_LOAD);
            double perSecond = OF_SUSTAINED * spread;
            List<Double> loaded = bench.steady(perSecond / UNDER_LOAD, UNDER_LOAD);
            figures.add(figure(String.format(Locale.ROOT, "at %.0f/s, p99", perSecond), loaded, LOADED));
            bench.leave();

            terminal.progress("send: subscribing %,d".formatted(MANY));
            bench.subscribe(urls(endpoints, MANY));
            bench.deliver(1, MANY);
            terminal.progress("send: one event to %,d endpoints".formatted(MANY));
            rate(terminal, "one to many", bench, 1, MANY, n -> endpoints.host(n % MANY));
            notes.add("send: heap of notify (-Xmx768m): " + bench.heap.report());
            return new Result(figures, notes);
        }
    }

    private double rate(Terminal terminal, String name, Bench bench, int events, int each, IntFunction<String> hosts)
            throws IOException, SQLException, InterruptedException {
        int deliveries = events * each;
        Timings ours = new Timings();
        Timings limit = new Timings();
        bench.bare.send(deliveries, hosts);
        for (int i = 0; i < REPETITIONS; i++) {
            limit.add(Timings.once(() -> bench.bare.send(deliveries, hosts)));
            ours.add(Timings.once(() -> bench.settle(events, each)));
        }
        figures.add(new Figure(name, REPETITIONS, ours.median(), limit.median(), TENTH));
        double rate = deliveries / ours.median().value() * 1000;
        notes.add(String.format(
                Locale.ROOT,
                "send: %s: %,.0f deliveries a second, each attempt logged and committed; the bare client %,.0f",
                name,
                rate,
                deliveries / limit.median().value() * 1000));
        terminal.line(notes.getLast());
        return rate;
    }

    private static Figure figure(String what, List<Double> millis, Target.Millis target) {
        Timings timings = timings(millis);
        return new Figure(
                what,
                millis.size(),
                timings.percentile(99, millis.size()),
                timings.percentile(50, millis.size()),
                target);
    }

    private static Timings timings(List<Double> millis) {
        Timings timings = new Timings();
        millis.forEach(timings::add);
        return timings;
    }

    private static List<String> urls(Endpoints endpoints, int count) {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            urls.add(endpoints.url(i));
        }
        return urls;
    }

    /// A running notify, its topic, and who has subscribed.
    private static final class Bench implements AutoCloseable {
        private static final int LOG_SIZE = 60 * MANY;

        private final Stage stage;
        private final Endpoints endpoints;
        private final Topic topic;
        private final KafkaProducer<byte[], byte[]> producer;
        private final Connection database;
        private final Iterator<LoggedEvent> log = new MadeLog(MANY, LOG_SIZE).iterator();
        private final List<String> subscriptions = new ArrayList<>();
        private final BareSender bare;
        private final Heap heap;

        Bench(Stage stage, Endpoints endpoints, Vertx vertx) throws IOException, SQLException {
            this.stage = stage;
            this.endpoints = endpoints;
            this.topic = new Topic(stage.kafka(), "designations");
            stage.start("notify", SETTINGS);
            this.producer = topic.producer(0);
            this.database = stage.connect("notify");
            byte[] body = new MadeLog(1, 1).iterator().next().json().getBytes(StandardCharsets.UTF_8);
            this.bare = new BareSender(vertx, endpoints, body);
            this.heap = new Heap(stage, "notify");
        }

        void subscribe(List<String> urls) throws IOException, InterruptedException {
            subscribe(urls, "");
        }

        /// @param terms more properties of the subscriptions, each after a comma
        void subscribe(List<String> urls, String terms) throws IOException, InterruptedException {
            for (String url : urls) {
                String answer = stage.post(
                        "notify",
                        "/v1/subscriptions",
                        "application/json",
                        ("{\"url\": \"" + url + "\"" + terms + "}").getBytes(StandardCharsets.UTF_8));
                subscriptions.add(
                        DesignationJson.MAPPER.readTree(answer).path("id").asText());
            }
        }

        void leave() throws IOException, InterruptedException {
            for (String id : subscriptions) {
                stage.delete("notify", "/v1/subscriptions/" + id);
            }
            subscriptions.clear();
        }

        /// Sends events and returns when all their webhooks were taken.
        void deliver(int events, int each) {
            endpoints.countAnew();
            for (int i = 0; i < events; i++) {
                produce();
            }
            endpoints.await(events * each);
        }

        /// The same, and all of it is written down.
        void settle(int events, int each) throws SQLException {
            deliver(events, each);
            Database.await(database, NOTHING_PENDING, 1);
        }

        private void produce() {
            LoggedEvent event = log.next();
            endpoints.sent(event.eventId().toString(), System.nanoTime());
            producer.send(topic.record(event.json().getBytes(StandardCharsets.UTF_8)));
        }

        /// How long after they were sent to the topic the webhooks of some events were taken.
        List<Double> noted(int events, int each) {
            endpoints.noteLatencies();
            deliver(events, each);
            return endpoints.latencies();
        }

        /// The same, one event at a time.
        List<Double> alone(int events) {
            endpoints.noteLatencies();
            endpoints.countAnew();
            for (int i = 1; i <= events; i++) {
                produce();
                endpoints.await(i);
                LockSupport.parkNanos(10_000_000);
            }
            return endpoints.latencies();
        }

        /// The same, at so many events a second.
        List<Double> steady(double perSecond, int each) {
            endpoints.noteLatencies();
            endpoints.countAnew();
            int events = (int) (perSecond * SECONDS_OF_LOAD);
            long start = System.nanoTime();
            for (int i = 0; i < events; i++) {
                long due = start + (long) (i * 1e9 / perSecond);
                while (due - System.nanoTime() > 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                produce();
            }
            endpoints.await(events * each);
            return endpoints.latencies();
        }

        @Override
        public void close() throws IOException, SQLException {
            heap.close();
            producer.close();
            database.close();
        }
    }
}

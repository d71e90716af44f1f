package io.tocsin.benchmarks;

import io.tocsin.benchmarks.Timings.Spread;
import io.tocsin.designation.DesignationJson;
import io.tocsin.local.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// An announcement of one party, posted to ingest, until a subscriber has found its webhook genuine;
/// beside the smallest chain of the same hops. One at a time, with a rest between.
final class Chain implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int PER_ROUND = 100;
    private static final int WARM_UP = 400;
    private static final Target TARGET = new Target.Times(2.5);
    private static final Duration REST = Duration.ofMillis(10);
    private static final String STATEMENT = """
            Sanctions on a Procurement Agent
            Press Statement
            March 4, 2025

            The Department of State is designating Iran\u2019s %s pursuant to section 1(a)(ii) of Executive Order (E.O.) \
            13382, as amended, which targets proliferators of weapons of mass destruction and their means of delivery. \
            The United States will continue to use all available tools.
            """;

    private final Clock clock = Clock.systemUTC();
    private int announced;

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public String question() {
        return "a one-party announcement posted to ingest, to the verified webhook; limit: the smallest chain of the same"
                + " hops";
    }

    @Override
    public Result run(Terminal terminal) throws IOException, SQLException, InterruptedException {
        terminal.progress("chain: starting");
        try (Stage stage = new Stage(terminal);
                Receiver receiver = new Receiver();
                Receiver smallestReceiver = new Receiver();
                SmallestChain smallest = new SmallestChain(stage, smallestReceiver.url())) {
            smallestReceiver.trust(SmallestChain.secret());
            stage.start("ingest", Map.of("tocsin.ingest.watch", "false"));
            stage.start("registry", Map.of());
            stage.start(
                    "notify",
                    Map.of(
                            "tocsin.notify.egress.allow-http", "127.0.0.0/8",
                            "tocsin.notify.endpoints.prove", "false"));
            receiver.trust(subscribe(stage, receiver.url()));
            Timings tocsin = new Timings();
            Timings limit = new Timings();
            Timings untilNumbered = new Timings();
            Timings ignored = new Timings();
            terminal.progress("chain: warming up");
            byte[] body = tocsin(stage, receiver, ignored, ignored, WARM_UP).getBytes(StandardCharsets.UTF_8);
            smallest(smallest, smallestReceiver, body, ignored, WARM_UP);
            for (int round = 1; round <= ROUNDS; round++) {
                terminal.progress("chain: round " + round + " of " + ROUNDS);
                smallest(smallest, smallestReceiver, body, limit, PER_ROUND);
                tocsin(stage, receiver, tocsin, untilNumbered, PER_ROUND);
            }
            Hops hops = Hops.after(WARM_UP, stage, new Topic(stage.kafka(), "designations"));
            return result(tocsin, limit, untilNumbered, hops);
        }
    }

    private static Result result(Timings tocsin, Timings limit, Timings untilNumbered, Hops hops) {
        return new Result(
                List.of(figure("p50", 50, tocsin, limit), figure("p99", 99, tocsin, limit)),
                List.of(
                        "chain: the ranges are those of %d rounds of %d".formatted(ROUNDS, PER_ROUND),
                        "chain, medians of the hops: POST to number %.1f ms, number to topic %.1f, topic to delivery %.1f, delivery to attempt %.1f"
                                .formatted(
                                        untilNumbered.median().value(),
                                        hops.toTopic().median().value(),
                                        hops.toDelivery().median().value(),
                                        hops.toAttempt().median().value())));
    }

    private static Figure figure(String name, int percent, Timings tocsin, Timings limit) {
        Spread ours = tocsin.percentile(percent, PER_ROUND);
        return new Figure("chain, " + name, tocsin.count(), ours, limit.percentile(percent, PER_ROUND), TARGET);
    }

    /// @return the secret of a subscription to everything that is news
    private static String subscribe(Stage stage, String url) throws IOException, InterruptedException {
        String wish = "{\"url\": \"" + url + "\", \"description\": \"benchmark\", \"filter\": {}}";
        String answer =
                stage.post("notify", "/v1/subscriptions", "application/json", wish.getBytes(StandardCharsets.UTF_8));
        return DesignationJson.MAPPER.readTree(answer).path("secret").asText();
    }

    /// @return the body of the last webhook
    private String tocsin(Stage stage, Receiver receiver, Timings whole, Timings untilNumbered, int count)
            throws IOException, InterruptedException {
        String body = "";
        for (int i = 0; i < count; i++) {
            String party = party(announced++);
            byte[] announcement = announcement(party);
            Instant start = clock.instant();
            long begin = System.nanoTime();
            stage.post("ingest", "/v1/announcements", "application/json", announcement);
            Receiver.Arrival arrival = receiver.await();
            whole.add((arrival.nanos() - begin) / 1e6);
            body = arrival.body();
            if (!body.contains(party)) {
                throw new NotMeasured("The webhook that came is not about " + party + ": " + body);
            }
            Instant numbered = Instant.parse(
                    DesignationJson.MAPPER.readTree(body).path("timestamp").asText());
            untilNumbered.add(Duration.between(start, numbered).toNanos() / 1e6);
            LockSupport.parkNanos(REST.toNanos());
        }
        return body;
    }

    private static void smallest(SmallestChain chain, Receiver receiver, byte[] body, Timings whole, int count)
            throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            chain.post(body);
            whole.add((receiver.await().nanos() - begin) / 1e6);
            LockSupport.parkNanos(REST.toNanos());
        }
    }

    private static byte[] announcement(String party) throws IOException {
        return DesignationJson.MAPPER.writeValueAsBytes(Map.of(
                "publisher", "us-state",
                "title", "Sanctions on a Procurement Agent",
                "url", "https://www.state.gov/" + party.toLowerCase(Locale.ROOT).replace(' ', '-') + "/",
                "publishedAt", "2025-03-04T15:00:00Z",
                "text", STATEMENT.formatted(party)));
    }

    /// A name of its own for each number, of letters alone.
    private static String party(int number) {
        StringBuilder letters = new StringBuilder();
        for (int left = number + 26 * 26; left > 0; left /= 26) {
            letters.append((char) ('a' + left % 26));
        }
        return "Example Q" + letters + " Trading Company";
    }
}

package io.tocsin.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.embedded.Kafka;
import io.tocsin.embedded.Postgres;
import io.tocsin.local.port.Ports;
import io.tocsin.local.process.Killable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A list of many changes flows from ingest to the registry and three subscribers, undisturbed, and then
/// with processes killed on its way, the database among them, and with two processes of each service at
/// once: the end is the same. The moments are chosen by what has happened, not by time.
///
/// `-Dtocsin.crash.entries=13000` runs it with a list as large as OFAC's, 33000 with 100,000 deliveries in
/// each flow.
class CrashIT {
    private static final MadeLists LISTS = new MadeLists(Integer.getInteger("tocsin.crash.entries", 3000));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Each wait has a thread of its own: the common pool has too few.
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private static Path folder;

    private static Postgres postgres;
    private static Kafka kafka;
    private static EndState undisturbed;

    @BeforeAll
    static void letItFlowUndisturbed() throws Exception {
        LauncherLog.silence();
        CompletableFuture<Kafka> starting = CompletableFuture.supplyAsync(Kafka::fresh);
        postgres = Postgres.at(folder.resolve("postgres"), Ports.free().postgres());
        kafka = starting.join();
        try (Fleet fleet = new Fleet("undisturbed", postgres, kafka, folder)) {
            Killable ingest = fleet.start("ingest");
            Killable registry = fleet.start("registry");
            Killable notify = fleet.start("notify").awaitReady();
            try (Flow flow = new Flow(LISTS, fleet, notify)) {
                registry.awaitReady();
                flow.postBaseline(ingest.awaitReady());
                assertPublished(fleet.post(ingest, LISTS.after()));
                undisturbed = flow.settled(ingest, registry);
                assertThat(flow.arrived()).as("nothing comes twice").isEqualTo(flow.deliveries());
            }
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
        postgres.close();
    }

    @Test
    void killedServicesComeToTheSameEnd() throws Exception {
        try (Fleet fleet = new Fleet("killed", postgres, kafka, folder)) {
            Killable ingest = fleet.start("ingest");
            Killable registry = fleet.start("registry");
            Killable notify = fleet.start("notify").awaitReady();
            try (Flow flow = Flow.failing(LISTS, fleet, notify)) {
                registry.awaitReady();
                flow.postBaseline(ingest.awaitReady());

                BrokenUpload.withLength(ingest.port(), fleet.token(), LISTS.after());
                BrokenUpload.inChunks(ingest.port(), fleet.token(), LISTS.after());
                ingest = killInMidAcceptance(fleet, ingest);
                assertThat(fleet.get(ingest, "/v1/digest").path("sequence").asLong())
                        .as("nothing is half accepted")
                        .isEqualTo(LISTS.entries());

                CompletableFuture<Killable> nextRegistry =
                        killWhileFolding(fleet, flow, "registry", registry, LISTS.entries() + step() * 2);
                CompletableFuture<Void> sending = killWhileFolding(
                                fleet, flow, "notify", notify, LISTS.entries() + step() * 3)
                        .thenAcceptAsync(next -> killWhileSending(fleet, flow, next), THREADS);
                ingest = killWhileRelaying(fleet, flow, ingest);
                registry = nextRegistry.join().awaitReady();
                sending.join();
                killDatabaseWhileSending(flow);

                flow.settled(ingest, registry).assertSameAs(undisturbed);
                assertThat(fleet.get(ingest, "/v1/runs?source=ofac-sdn").path("items"))
                        .as("a baseline, a publication, and nothing of what broke off")
                        .hasSize(2);
                assertThat(flow.arrived())
                        .as("the webhook whose answer never came has come again, under the same id and number")
                        .isGreaterThan(flow.deliveries());
                System.out.printf(
                        "%,d deliveries in %,d attempts, of which subscribers let fail %,d and took %,d again%n",
                        flow.deliveries(),
                        flow.attempts(),
                        flow.failing().failed(),
                        flow.arrived() - flow.deliveries());
            }
        }
    }

    @Test
    void twoReplicasOfEachComeToTheSameEndThoughOneOfEachIsKilled() throws Exception {
        try (Fleet fleet = new Fleet("replicas", postgres, kafka, folder)) {
            List<Killable> ingest = twoOfIngestTheFirstLeading(fleet);
            List<Killable> registry = List.of(fleet.start("registry"), fleet.start("registry"));
            List<Killable> notify = List.of(fleet.start("notify"), fleet.start("notify"));
            List.of(ingest, registry, notify).forEach(service -> service.forEach(Killable::awaitReady));
            try (Flow flow = new Flow(LISTS, fleet, notify.getFirst())) {
                flow.postBaseline(ingest.getFirst());
                flow.ordered().at(step(), notify.getFirst()::kill);

                CompletableFuture<JsonNode> second = posting(fleet, ingest.getLast());
                JsonNode first = fleet.post(ingest.getFirst(), LISTS.after());
                Flow.awaitAtLeast(LISTS.entries() + step(), flow::onTopic);
                ingest.getFirst().kill();
                long killed = System.nanoTime();
                assertRelayedInPart(fleet, flow);
                Flow.assertGoesOn(
                        "relay of the other replica", killed, ingest.getLast(), flow.onTopic() + 1, flow::onTopic);
                assertThat(List.of(first, second.join()))
                        .extracting(run -> run.path("outcome").asText())
                        .as("of the same document at both at once, one is published")
                        .containsExactlyInAnyOrder("published", "unchanged");
                Flow.awaitAtLeast(LISTS.entries() + step() * 2, () -> flow.folded("registry"));
                Killable folding = folding(fleet, registry);
                killed = System.nanoTime();
                folding.kill();
                Killable left = registry.getFirst() == folding ? registry.getLast() : registry.getFirst();
                long reached = flow.folded("registry");
                Flow.assertGoesOn(
                        "fold of the other replica of registry",
                        killed,
                        left,
                        reached + 1,
                        () -> flow.folded("registry"));

                flow.settled(ingest.getLast(), left).assertSameAs(undisturbed);
                System.out.printf("%d webhooks came again%n", flow.arrived() - flow.deliveries());
            }
        }
    }

    private static List<Killable> twoOfIngestTheFirstLeading(Fleet fleet) {
        Killable first = fleet.start("ingest").awaitReady();
        Flow.awaitAtLeast(1, () -> fleet.number("ingest", """
                        select count(*) from pg_locks where locktype = 'advisory' and granted
                            and database = (select oid from pg_database where datname = current_database())
                        """));
        return List.of(first, fleet.start("ingest"));
    }

    private static void assertRelayedInPart(Fleet fleet, Flow flow) throws SQLException {
        assertThat(fleet.number("ingest", "select sequence from own.relay"))
                .as("killed in the middle")
                .isLessThan(flow.end());
    }

    /// The moment: all events have their numbers and are written, and the snapshot is not; a lock on its
    /// table sees to it.
    private static Killable killInMidAcceptance(Fleet fleet, Killable ingest) throws SQLException {
        try (Connection holder = fleet.connect("ingest");
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table own.snapshot_entry in share mode");
            CompletableFuture<JsonNode> answer = posting(fleet, ingest);
            Flow.awaitAtLeast(1, () -> fleet.number("ingest", """
                            select count(*) from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock'
                            """));
            ingest.kill();
            holder.rollback();
            assertThat(answer).failsWithin(PATIENCE);
        }
        return fleet.again(ingest).awaitReady();
    }

    private static Killable killWhileRelaying(Fleet fleet, Flow flow, Killable ingest) throws Exception {
        CompletableFuture<JsonNode> answer = posting(fleet, ingest);
        Flow.awaitAtLeast(LISTS.entries() + step(), flow::onTopic);
        ingest.kill();
        long killed = System.nanoTime();
        assertRelayedInPart(fleet, flow);
        answer.exceptionally(broken -> null).join();
        Killable next = fleet.again(ingest);
        Flow.assertGoesOn("relay, started again,", killed, next, flow.onTopic() + 1, flow::onTopic);
        assertThat(runOver(fleet, next.awaitReady(), flow))
                .as("what was relayed was accepted")
                .isPresent();
        return next;
    }

    /// Done once the process that is started in its place goes on.
    private static CompletableFuture<Killable> killWhileFolding(
            Fleet fleet, Flow flow, String service, Killable process, long at) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Flow.awaitAtLeast(at, () -> flow.folded(service));
                    process.kill();
                    long killed = System.nanoTime();
                    long reached = flow.folded(service);
                    assertThat(reached).as("killed in the middle").isLessThan(flow.end());
                    Killable next = fleet.again(process);
                    Flow.assertGoesOn(
                            service + ", started again,", killed, next, reached + 1, () -> flow.folded(service));
                    return next;
                },
                THREADS);
    }

    /// The moment: the subscriber has the webhook, and its answer never comes.
    private static void killWhileSending(Fleet fleet, Flow flow, Killable notify) {
        CompletableFuture<Long> killed = new CompletableFuture<>();
        int before = flow.ordered().received().size();
        assertThat(before).as("sending is still under way").isLessThan(LISTS.changes() - step());
        flow.ordered().at(before + step(), () -> {
            notify.kill();
            killed.complete(System.nanoTime());
        });
        long killedAt = killed.join();
        long arrived = flow.arrived();
        Killable next = fleet.again(notify);
        Flow.assertGoesOn("sending, started again,", killedAt, next, arrived + 1, flow::arrived);
    }

    /// The moment: a subscriber has the webhook, and what he answers cannot be written down.
    private static void killDatabaseWhileSending(Flow flow) {
        CompletableFuture<Long> killed = new CompletableFuture<>();
        int before = flow.failing().received().size();
        assertThat(before).as("sending is still under way").isLessThan(LISTS.changes() - step());
        flow.failing().at(before + 1, () -> {
            postgres.kill();
            killed.complete(System.nanoTime());
            postgres = Postgres.at(folder.resolve("postgres"), postgres.port());
        });
        long killedAt = killed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        Flow.awaitAtLeast(
                flow.failing().different() + 2L, () -> (long) flow.failing().different());
        System.out.printf(
                "sending, the database killed and started again, stood still for %.1f s%n",
                (System.nanoTime() - killedAt) / 1e9);
    }

    private static CompletableFuture<JsonNode> posting(Fleet fleet, Killable ingest) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return fleet.post(ingest, LISTS.after());
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                THREADS);
    }

    private static Optional<JsonNode> runOver(Fleet fleet, Killable ingest, Flow flow) throws Exception {
        JsonNode runs = fleet.get(ingest, "/v1/runs?source=ofac-sdn").path("items");
        return StreamSupport.stream(runs.spliterator(), false)
                .filter(run -> run.path("lastSequence").asLong() == flow.end())
                .findAny();
    }

    private static Killable folding(Fleet fleet, List<Killable> registry) throws Exception {
        for (Killable replica : registry) {
            if (fleet.get(replica, "/v1/fold").path("state").asText().equals("folding")) {
                return replica;
            }
        }
        throw new AssertionError("no replica of the registry folds");
    }

    private static void assertPublished(JsonNode run) {
        assertThat(run.path("outcome").asText()).as(run.toString()).isEqualTo("published");
    }

    /// A tenth of the way.
    private static int step() {
        return LISTS.changes() / 10;
    }
}

package io.tocsin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.local.process.Killable;
import io.tocsin.local.receiver.RecordingReceiver;
import io.tocsin.local.receiver.RecordingReceiver.Received;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/// Two versions of a list on their way through a fleet to three subscribers; and how far they have come at
/// each place. Two of the subscribers want order, and one of these may let a tenth of the attempts fail.
final class Flow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /// The 6 s after which a consumer group gives up a member, on a busy machine.
    private static final Duration LONGEST_STALL = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(10);

    /// One of nine that is sent twice is one of ten attempts.
    private static final int FAILS_ONE_OF = 9;

    private final MadeLists lists;
    private final Fleet fleet;
    private final TopicReader topic;
    private final RecordingReceiver ordered;
    private final RecordingReceiver failing;
    private final RecordingReceiver unordered;

    Flow(MadeLists lists, Fleet fleet, Killable notify) throws IOException, InterruptedException {
        this(lists, fleet, notify, 0);
    }

    /// A flow of which one subscriber lets a tenth of the attempts fail.
    static Flow failing(MadeLists lists, Fleet fleet, Killable notify) throws IOException, InterruptedException {
        return new Flow(lists, fleet, notify, FAILS_ONE_OF);
    }

    private Flow(MadeLists lists, Fleet fleet, Killable notify, int failsOneOf)
            throws IOException, InterruptedException {
        this.lists = lists;
        this.fleet = fleet;
        topic = new TopicReader(fleet.bootstrapServers(), fleet.topic());
        ordered = RecordingReceiver.start();
        failing = RecordingReceiver.startFailing(failsOneOf);
        unordered = RecordingReceiver.start();
        ordered.subscribe(notify.port(), fleet.token(), true);
        failing.subscribe(notify.port(), fleet.token(), true);
        unordered.subscribe(notify.port(), fleet.token(), false);
    }

    RecordingReceiver ordered() {
        return ordered;
    }

    /// The one that may let attempts fail.
    RecordingReceiver failing() {
        return failing;
    }

    private List<RecordingReceiver> subscribers() {
        return List.of(ordered, failing, unordered);
    }

    /// How many deliveries there are in the end.
    long deliveries() {
        return (long) subscribers().size() * lists.changes();
    }

    /// How many requests came to the subscribers.
    long attempts() {
        return subscribers().stream().mapToLong(RecordingReceiver::attempts).sum();
    }

    /// The number of the last event once the second version is in the log.
    long end() {
        return lists.entries() + lists.changes();
    }

    long onTopic() {
        return topic.end();
    }

    /// As far as the database can say, which may be down.
    long folded(String service) {
        try {
            return fleet.number(service, "select sequence from fold.watermark");
        } catch (SQLException e) {
            return -1;
        }
    }

    /// How many webhooks were taken, repeats included.
    long arrived() {
        return subscribers().stream()
                .mapToLong(subscriber -> subscriber.received().size())
                .sum();
    }

    /// Posts the first version; returns when every service has it.
    void postBaseline(Killable ingest) throws IOException, InterruptedException {
        assertThat(fleet.post(ingest, lists.before()).path("outcome").asText()).isEqualTo("baseline");
        awaitAtLeast(lists.entries(), () -> folded("registry"));
        awaitAtLeast(lists.entries(), () -> folded("notify"));
    }

    /// Waits until a place has come that far, as long as it gets on at all.
    static void awaitAtLeast(long number, Callable<Long> place) {
        for (long reached = -1; reached < number; ) {
            long before = reached;
            reached = await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK)
                    .until(place, now -> now > before);
        }
    }

    /// Waits until a place goes on after a kill, says how long it stood still, and takes no more than
    /// seconds from the moment at which the process that is to go on is ready: how long a start takes is
    /// the machine's affair.
    static void assertGoesOn(String place, long killedAtNanos, Killable next, long number, Callable<Long> reached) {
        CompletableFuture<Long> ready = CompletableFuture.supplyAsync(
                () -> {
                    next.awaitReady();
                    return System.nanoTime();
                },
                Thread::startVirtualThread);
        awaitAtLeast(number, reached);
        long goesOnAtNanos = System.nanoTime();
        long readyAtNanos = ready.join();
        System.out.printf(
                "%s stood still for %.1f s; ready after %.1f s%n",
                place, (goesOnAtNanos - killedAtNanos) / 1e9, (readyAtNanos - killedAtNanos) / 1e9);
        assertThat(Duration.ofNanos(goesOnAtNanos - readyAtNanos)).as(place).isLessThan(LONGEST_STALL);
    }

    /// Waits until everything has arrived everywhere, and checks what must hold of any end.
    EndState settled(Killable ingest, Killable registry) throws IOException, InterruptedException, SQLException {
        awaitAtLeast(end(), () -> folded("registry"));
        for (RecordingReceiver subscriber : subscribers()) {
            awaitAtLeast(lists.changes(), () -> (long) subscriber.different());
        }
        await().atMost(PATIENCE)
                .until(() -> fleet.number("notify", "select count(*) from own.delivery where state = 'pending'") == 0);

        JsonNode log = fleet.get(ingest, "/v1/digest");
        JsonNode register = fleet.get(registry, "/v1/digest");
        assertThat(register.path("sequence").asLong()).isEqualTo(end());
        assertThat(register.path("digest")).isEqualTo(log.path("digest"));
        assertThat(fleet.number("notify", "select count(*) from own.delivery where state = 'delivered'"))
                .isEqualTo(deliveries());
        assertFirstOccurrencesInOrder(topic.sequences());
        subscribers().forEach(this::assertComplete);
        assertFirstArrivalsInOrder(ordered.received());
        assertFirstArrivalsInOrder(failing.received());

        List<JsonNode> events = fleet.log(ingest);
        EndState.assertUnbroken(events);
        return new EndState(
                EndState.withoutTimes(events),
                register.path("state").asText(),
                subscribers().stream().map(RecordingReceiver::distinct).toList());
    }

    @Override
    public void close() {
        topic.close();
        subscribers().forEach(RecordingReceiver::close);
    }

    private void assertFirstOccurrencesInOrder(List<Long> sequences) {
        List<Long> first = sequences.stream().distinct().toList();
        assertThat(first).isEqualTo(LongStream.rangeClosed(1, end()).boxed().toList());
    }

    /// Numbers 1, 2, 3 ... without a gap, each with one event of the log and each event once.
    private void assertComplete(RecordingReceiver receiver) {
        assertThat(receiver.refused()).isEmpty();
        List<Received> distinct = receiver.distinct();
        List<Long> numbers = new ArrayList<>();
        List<Long> sequences = new ArrayList<>();
        distinct.forEach(one -> {
            numbers.add(one.number());
            sequences.add(one.sequence());
        });
        assertThat(numbers)
                .isEqualTo(LongStream.rangeClosed(1, lists.changes()).boxed().toList());
        assertThat(sequences)
                .isEqualTo(LongStream.rangeClosed(lists.entries() + 1L, end())
                        .boxed()
                        .toList());
        assertThat(distinct.stream().map(Received::id).distinct()).hasSameSizeAs(distinct);
    }

    private static void assertFirstArrivalsInOrder(List<Received> arrivals) {
        assertThat(arrivals.stream().map(Received::number).distinct().toList()).isSorted();
    }
}

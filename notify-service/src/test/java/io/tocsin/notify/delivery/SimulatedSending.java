package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.notify.Defaults;
import io.tocsin.notify.circuit.CircuitConfig;
import io.tocsin.notify.circuit.CircuitRule;
import io.tocsin.notify.circuit.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// Sends on some lanes as the service does, through the real database to real servers, under the defaults;
/// but time passes only between turns, and then at once to when something is due. It begins in a year: so
/// the running service finds nothing due on these lanes.
@ApplicationScoped
class SimulatedSending {
    private static final Duration AHEAD = Duration.ofDays(365);
    private static final int LANES = 100;

    private static final String OPEN = """
            with d as (
                update own.delivery set due_at = ? where subscription_id = any(?) and state = 'pending')
            update own.lane set due_at = ?, open = true where subscription_id = any(?)
            """;

    private static final String NEXT_DUE = """
            select min(greatest(due_at, claimed_until)) from own.lane where subscription_id = any(?) and due_at is not null
            """;

    private final AgroalDataSource database;
    private final Lanes lanes;
    private final Parcels parcels;
    private final Heartbeats heartbeats;
    private final EndpointClient client;
    private final AttemptLog log;
    private final MeterRegistry meters;

    SimulatedSending(
            AgroalDataSource database,
            Lanes lanes,
            Parcels parcels,
            Heartbeats heartbeats,
            EndpointClient client,
            AttemptLog log,
            MeterRegistry meters) {
        this.database = database;
        this.lanes = lanes;
        this.parcels = parcels;
        this.heartbeats = heartbeats;
        this.client = client;
        this.log = log;
        this.meters = meters;
    }

    /// Everything that waits on the lanes of these disabled subscriptions is due as time begins.
    Run on(Set<UUID> subscriptions) throws SQLException {
        return new Run(subscriptions);
    }

    final class Run implements Turn.Observer, AutoCloseable {
        private final Passing clock = new Passing(Instant.now().plus(AHEAD));
        private final Instant beginning = clock.instant();
        private final Replica replica = Replica.fresh();
        private final Set<UUID> subscriptions;
        private final Connection session;
        private final Recorder recorder;
        private final Means means;
        private final Map<UUID, List<Notice>> notices = new ConcurrentHashMap<>();

        private Run(Set<UUID> subscriptions) throws SQLException {
            this.subscriptions = subscriptions;
            session = database.getConnection();
            new Presence(replica).show(session);
            DeliveryConfig config = Defaults.of(DeliveryConfig.class);
            RetryConfig retry = Defaults.of(RetryConfig.class);
            recorder = new Recorder(log, config, clock, meters);
            recorder.start();
            means = new Means(
                    lanes,
                    parcels,
                    heartbeats,
                    client,
                    recorder,
                    new RetrySchedule(retry.schedule(), retry.jitter(), retry.maxRetryAfter(), new Random(7)),
                    CircuitRule.of(Defaults.of(CircuitConfig.class)),
                    config,
                    clock);
            try (PreparedStatement open = session.prepareStatement(OPEN)) {
                open.setObject(1, Rows.time(beginning));
                open.setArray(2, ids());
                open.setObject(3, Rows.time(beginning));
                open.setArray(4, ids());
                open.executeUpdate();
            }
        }

        /// Goes on until then, or until nothing is due any more.
        void until(Duration sinceBeginning) throws Exception {
            until(sinceBeginning, run -> false);
        }

        /// The same; also until something is so.
        void until(Duration sinceBeginning, Predicate<Run> enough) throws Exception {
            Instant end = beginning.plus(sinceBeginning);
            while (clock.instant().isBefore(end) && !enough.test(this)) {
                takeTurns();
                Instant next = nextDue();
                clock.now = next == null || next.isAfter(end) ? end : Collections.max(List.of(next, clock.now));
            }
        }

        /// How much time has passed.
        Duration passed() {
            return Duration.between(beginning, clock.instant());
        }

        /// What notice there was to give of an endpoint, in this order.
        List<Notice> notices(UUID subscription) {
            return notices.getOrDefault(subscription, List.of());
        }

        private void takeTurns() throws SQLException, InterruptedException, ExecutionException {
            Instant now = clock.instant();
            List<Claim> claims =
                    lanes.claim(replica, LANES, now, now.plus(means.config().lease()));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> turns = new ArrayList<>();
                for (Claim claim : claims) {
                    if (subscriptions.contains(claim.endpoint().subscription())) {
                        turns.add(threads.submit(() -> {
                            new Turn(means, this, () -> false, claim).run();
                            return null;
                        }));
                    }
                }
                for (Future<?> turn : turns) {
                    turn.get();
                }
            }
        }

        private Instant nextDue() throws SQLException {
            try (PreparedStatement query = session.prepareStatement(NEXT_DUE)) {
                query.setArray(1, ids());
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getObject(1) == null ? null : Rows.instant(rows, 1);
                }
            }
        }

        private Array ids() throws SQLException {
            return session.createArrayOf("uuid", subscriptions.toArray());
        }

        @Override
        public void attempted(Attempt attempt) {}

        @Override
        public void beaten(Attempt heartbeat) {}

        @Override
        public void ended(Claim claim, Notice notice) {
            notices.computeIfAbsent(
                            claim.endpoint().subscription(), id -> Collections.synchronizedList(new ArrayList<>()))
                    .add(notice);
        }

        @Override
        public void close() throws SQLException, InterruptedException {
            recorder.stop();
            new Presence(replica).end(session);
            session.close();
        }
    }

    private static final class Passing extends Clock {
        private volatile Instant now;

        Passing(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

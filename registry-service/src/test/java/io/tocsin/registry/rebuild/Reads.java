package io.tocsin.registry.rebuild;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/// Reads a register at a steady rate, as its users do, and as an export does: over one view of the
/// database, for a while. On a machine that does not keep up, the rate is lower.
final class Reads implements AutoCloseable {
    private static final int UNDER_WAY_AT_MOST = 12;
    private static final int EVERY_NTH_IS_AN_EXPORT = 25;
    private static final int EVERY_NTH_IS_A_DIGEST = 40;
    private static final Duration EXPORT = Duration.ofMillis(150);

    private final URI service;
    private final DataSource database;
    private final List<String> paths;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Semaphore underWay = new Semaphore(UNDER_WAY_AT_MOST);
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final long began = System.nanoTime();
    private volatile boolean over;

    private Reads(URI service, DataSource database, String source) {
        this.service = service;
        this.database = database;
        this.paths = List.of(
                "v1/designations/" + source + ":7",
                "v1/designations/" + source + ":7/history",
                "v1/designations?limit=20&source=" + source,
                "v1/designations?limit=20&name=trading%2013&source=" + source,
                "v1/designations/" + source + ":8?knownAt=2035-01-01");
    }

    static Reads begin(URI service, DataSource database, String source, int perSecond) {
        Reads reads = new Reads(service, database, source);
        Future<?> pace =
                reads.readers.submit(() -> reads.pace(Duration.ofSeconds(1).dividedBy(perSecond)));
        if (pace.isCancelled()) {
            throw new IllegalStateException("reading did not begin");
        }
        return reads;
    }

    long answered() {
        return answered.get();
    }

    double perSecond() {
        return answered.get() * 1e9 / (System.nanoTime() - began);
    }

    Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }

    /// From now on the slowest is looked for anew.
    void warm() {
        slowestNanos.set(0);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    private void pace(Duration every) {
        long due = System.nanoTime();
        for (int i = 0; !over; i++) {
            int number = i;
            underWay.acquireUninterruptibly();
            readers.execute(() -> read(number));
            due += every.toNanos();
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void read(int number) {
        try {
            if (number % EVERY_NTH_IS_AN_EXPORT == 0) {
                export();
            } else if (number % EVERY_NTH_IS_A_DIGEST == 0) {
                get("v1/digest");
            } else {
                get(paths.get(number % paths.size()));
            }
            answered.incrementAndGet();
        } catch (Exception e) {
            failures.add(e.toString());
        } finally {
            underWay.release();
        }
    }

    private void get(String path) throws Exception {
        long began = System.nanoTime();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(service.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        slowestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
        if (answer.statusCode() != 200 || answer.body().startsWith("{\"items\":[]")) {
            failures.add(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /// Every event is a revision: over one view, however long it takes, there are as many as the watermark
    /// says.
    private void export() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                long watermark = number(statement, "SELECT sequence FROM fold.watermark");
                LockSupport.parkNanos(EXPORT.toNanos());
                long revisions = number(statement, "SELECT count(*) FROM fold.revision");
                if (revisions != watermark) {
                    failures.add("an export at event " + watermark + " found " + revisions + " events");
                }
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        over = true;
        readers.close();
        client.close();
    }
}

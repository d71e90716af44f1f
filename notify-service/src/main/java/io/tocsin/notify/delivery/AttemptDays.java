package io.tocsin.notify.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the attempts in partitions, one a day of UTC: makes those of the days to come, and drops those of
/// which every attempt is too old. One replica does it at a time, and nobody who writes or reads attempts
/// waits for it longer than its patience: each step is a short transaction that gives up where others are
/// in the way, for the next round to do.
///
/// An attempt of a day without a partition is kept in the rest. When its day gets one it moves there; else
/// it is deleted once it is too old.
@ApplicationScoped
class AttemptDays {
    private static final Logger LOG = Logger.getLogger(AttemptDays.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final DateTimeFormatter IN_NAMES = DateTimeFormatter.ofPattern("uuuu_MM_dd");

    private static final String BEGIN = "select pg_try_advisory_lock(hashtextextended('tocsin attempt days', 0))";
    private static final String END = "select pg_advisory_unlock(hashtextextended('tocsin attempt days', 0))";
    private static final String PATIENCE = "select set_config('lock_timeout', ?, true)";

    /// The rest has no bounds and is left out.
    private static final String PARTITIONS = """
            select c.oid::regclass::text, (b.bounds)[1]::timestamptz, (b.bounds)[2]::timestamptz
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
                cross join lateral regexp_match(
                    pg_get_expr(c.relpartbound, c.oid),
                    'FROM \\((?:MINVALUE|''(.*)'')\\) TO \\(''(.*)''\\)') as b (bounds)
            where i.inhparent = 'own.attempt'::regclass and b.bounds is not null
            """;

    /// Whoever writes waits at the door: one who was on the way to the rest already would be refused there.
    private static final String MAKE = """
            create table %1$s (like own.attempt including constraints including storage);
            select own.put_behind_wall('%1$s');
            lock table only own.attempt in share row exclusive mode;
            lock table own.attempt_rest in access exclusive mode;
            with strays as (delete from own.attempt_rest where at >= '%2$s' and at < '%3$s' returning *)
            insert into %1$s select * from strays;
            alter table own.attempt attach partition %1$s for values from ('%2$s') to ('%3$s');
            """;

    /// It is detached by that; its files are removed after the locks are given back.
    private static final String DROP = "drop table %s";

    private static final String DROP_STRAYS = "delete from own.attempt_rest where at < ?";

    private final DataSource database;
    private final DeliveryConfig config;
    private final Clock clock;
    private @Nullable Thread thread;

    AttemptDays(DataSource database, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    private record Partition(String table, @Nullable Instant from, Instant until) {
        boolean holds(Instant at) {
            return (from == null || !from.isAfter(at)) && at.isBefore(until);
        }
    }

    void onStart(@Observes StartupEvent started) {
        thread = Thread.ofVirtual().name("attempt-days").start(this::run);
    }

    void onStop(@Observes ShutdownEvent stopping) throws InterruptedException {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            running.join();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    turn();
                } catch (SQLException e) {
                    LOG.warn("days of attempts not all made and dropped, to be tried again", e);
                }
                Thread.sleep(config.attemptDaysEvery());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Makes what is missing from today on and drops what is too old; nothing where another replica is at it.
    void turn() throws SQLException {
        try (Connection session = database.getConnection()) {
            if (asked(session, BEGIN)) {
                try {
                    turn(session, clock.instant());
                } finally {
                    asked(session, END);
                }
            }
        }
    }

    private void turn(Connection session, Instant now) throws SQLException {
        List<Partition> partitions = partitions(session);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int i = 0; i <= config.attemptDaysAhead(); i++) {
            LocalDate day = today.plusDays(i);
            if (partitions.stream().noneMatch(partition -> partition.holds(start(day)))) {
                String table = "own.attempt_" + IN_NAMES.format(day);
                step(session, "made", table, MAKE.formatted(table, start(day), start(day.plusDays(1))));
            }
        }
        Instant oldest = now.minus(config.keepAttempts());
        for (Partition partition : partitions) {
            if (!partition.until().isAfter(oldest)) {
                step(session, "dropped", partition.table(), DROP.formatted(partition.table()));
            }
        }
        dropStrays(session, oldest);
    }

    private static List<Partition> partitions(Connection session) throws SQLException {
        try (PreparedStatement query = session.prepareStatement(PARTITIONS);
                ResultSet rows = query.executeQuery()) {
            List<Partition> partitions = new ArrayList<>();
            while (rows.next()) {
                OffsetDateTime from = rows.getObject(2, OffsetDateTime.class);
                partitions.add(new Partition(
                        rows.getString(1), from == null ? null : from.toInstant(), Rows.instant(rows, 3)));
            }
            return partitions;
        }
    }

    /// In one transaction; nothing where a lock is not to be had.
    private void step(Connection session, String done, String table, String sql) throws SQLException {
        session.setAutoCommit(false);
        try (PreparedStatement patience = session.prepareStatement(PATIENCE);
                Statement statement = session.createStatement()) {
            patience.setString(1, config.attemptDaysPatience().toMillis() + "ms");
            patience.execute();
            statement.execute(sql);
            session.commit();
            LOG.infof("days of attempts: %s=%s", done, table);
        } catch (SQLException e) {
            session.rollback();
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            LOG.infof("days of attempts, others are in the way, to be tried again: not %s=%s", done, table);
        } finally {
            session.setAutoCommit(true);
        }
    }

    private static void dropStrays(Connection session, Instant oldest) throws SQLException {
        try (PreparedStatement delete = session.prepareStatement(DROP_STRAYS)) {
            delete.setObject(1, Rows.time(oldest));
            delete.executeUpdate();
        }
    }

    private static boolean asked(Connection session, String question) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

package io.tocsin.registry.rebuild;

import io.tocsin.designation.fold.Watermark;
import io.tocsin.registry.database.OneView;
import io.tocsin.registry.database.Schemas;
import io.tocsin.registry.fold.DesignationsTopic;
import io.tocsin.registry.fold.FirstFold;
import io.tocsin.registry.fold.Fold;
import io.tocsin.registry.fold.TopicReader;
import io.tocsin.registry.party.Linking;
import io.tocsin.registry.party.PartyConfig;
import io.tocsin.registry.rebuild.Rebuild.State;
import io.tocsin.registry.register.RegisterDigest;
import io.tocsin.registry.register.StateDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One rebuild at work, from the empty schema to the switch. Time is measured by the JVM's own clock: none
/// of it reaches the register.
final class Rebuilding {
    /// Where the new register is made, and where the old one goes.
    static final String NEXT = "fold_next";

    static final String OLD = "fold_old";

    /// How many migrations one of the two has and the other has not: a newer version of the registry, in
    /// another replica, may have laid out the live one anew.
    private static final String LAID_OUT_OTHERWISE = """
            SELECT count(*)
            FROM (SELECT version, checksum FROM fold.flyway_schema_history WHERE version IS NOT NULL) live
            FULL JOIN (SELECT version, checksum FROM fold_next.flyway_schema_history WHERE version IS NOT NULL) next
                USING (version, checksum)
            WHERE live IS NULL OR next IS NULL
            """;

    private static final String TABLES =
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables" + " WHERE schemaname = 'fold_next'";

    private final DataSource database;
    private final DesignationsTopic topic;
    private final Rebuilds rebuilds;
    private final RebuildConfig config;
    private final PartyConfig party;
    private final BooleanSupplier stopping;
    private final RebuildLock lock;
    private final Rebuild rebuild;
    private final Fold live;
    private State state = State.FOLDING;
    private long saidAt = System.nanoTime();

    Rebuilding(
            DataSource database,
            DesignationsTopic topic,
            Rebuilds rebuilds,
            RebuildConfig config,
            PartyConfig party,
            BooleanSupplier stopping,
            RebuildLock lock,
            Rebuild rebuild) {
        this.database = database;
        this.topic = topic;
        this.rebuilds = rebuilds;
        this.config = config;
        this.party = party;
        this.stopping = stopping;
        this.lock = lock;
        this.rebuild = rebuild;
        this.live = new Fold(database);
    }

    /// Makes the new register and puts it in the place of the live one. Where it does not return, the live
    /// one is as it was.
    void run() throws SQLException, BrokenOff {
        Schemas.makeFold(database, NEXT);
        try (TopicReader reader = topic.read(config.batch())) {
            NextFold next = new NextFold(reader, new Fold(database, NEXT));
            dropLeftOver(next);
            fold(next);
            enter(State.VERIFYING, next);
            new FirstFold(database, NEXT).through();
            new Linking(database, NEXT, party.batch(), party.maxSharing()).catchUp();
            tidy();
            compare(next);
            enter(State.SWITCHING, next);
            switchOver(next);
        }
    }

    /// Drops what an earlier rebuild replaced and could not drop: at the very end its name is needed.
    private void dropLeftOver(NextFold next) throws SQLException, BrokenOff {
        long began = System.nanoTime();
        while (!Schemas.tryDrop(database, OLD, config.lockWait())) {
            if (since(began).compareTo(config.switchWithin()) > 0) {
                throw new BrokenOff.Failed("somebody reads what an earlier rebuild replaced for longer than "
                        + config.switchWithin() + ", and is not cut off: try again when that is over");
            }
            pause(next);
        }
    }

    /// Folds to where the live register stands, and at least to where the topic ended at first.
    private void fold(NextFold next) throws SQLException, BrokenOff {
        Watermark known = live.watermark();
        Watermark passBegan = next.reached();
        long waitingSince = System.nanoTime();
        while (!next.isPastFirstEnd()
                || next.reached().sequence() < live.watermark().sequence()) {
            NextFold.Step step = next.step(NextFold.TO_THE_END, config.pause());
            requireSameLog(known, step.digestOf(known.sequence()));
            beat(next);
            if (step.read()) {
                waitingSince = System.nanoTime();
            } else if (since(waitingSince).compareTo(config.patience()) > 0) {
                if (next.reached().equals(passBegan)) {
                    throw new BrokenOff.Failed(
                            next.whatIsMissing(live.watermark().sequence()));
                }
                passBegan = next.reached();
                waitingSince = System.nanoTime();
                next.again();
            }
        }
    }

    private static void requireSameLog(Watermark known, @Nullable String digest) throws BrokenOff {
        if (digest != null && !digest.equals(known.digest().hex())) {
            throw new BrokenOff.Failed(
                    "the topic carries another log: there the digest of event " + known.sequence() + " is " + digest
                            + ", in the register it is " + known.digest().hex());
        }
    }

    /// So that the first reads of the new register are planned as well as the last of the old one.
    private void tidy() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement tables = connection.createStatement();
                Statement vacuum = connection.createStatement();
                ResultSet table = tables.executeQuery(TABLES)) {
            while (table.next()) {
                vacuum.execute("VACUUM (ANALYZE) " + table.getString(1));
            }
        }
    }

    /// Compares both registers over one view of the database in which they stand at the same event: the live
    /// fold is held until the view is taken.
    private void compare(NextFold next) throws SQLException, BrokenOff {
        Digests digests;
        try (Hold hold = hold(next)) {
            digests = OneView.of(database, view -> {
                hold.close();
                return new Digests(StateDigest.of(Fold.LIVE, view), StateDigest.of(NEXT, view));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rebuilds.compared(rebuild.id(), digests.live(), digests.rebuilt());
        if (rebuild.mustAgree() && !Boolean.TRUE.equals(Rebuild.agreement(digests.live(), digests.rebuilt()))) {
            throw new BrokenOff.Failed("the rebuilt register does not say the same as the live one, and it was to");
        }
    }

    private record Digests(RegisterDigest live, RegisterDigest rebuilt) {}

    /// Puts the new register in the place of the live one in one transaction, as soon as all are through who
    /// read over one view of the live one.
    private void switchOver(NextFold next) throws SQLException, BrokenOff {
        long began = System.nanoTime();
        while (!trySwitch(next)) {
            if (since(began).compareTo(config.switchWithin()) > 0) {
                throw new BrokenOff.Failed("somebody read the register in one transaction for longer than "
                        + config.switchWithin() + ", and is not cut off: try again when that is over");
            }
            pause(next);
        }
    }

    private boolean trySwitch(NextFold next) throws SQLException, BrokenOff {
        try (Hold hold = hold(next)) {
            if (!hold.tryHoldOthers()) {
                return false;
            }
            requireSameLayout(hold.session());
            hold.execute("ALTER SCHEMA " + Fold.LIVE + " RENAME TO " + OLD);
            hold.execute("ALTER SCHEMA " + NEXT + " RENAME TO " + Fold.LIVE);
            long reached = next.reached().sequence();
            if (!rebuilds.done(hold.session(), rebuild.id(), reached, reached)) {
                throw new BrokenOff.Cancelled();
            }
            hold.commit();
            return true;
        }
    }

    private static void requireSameLayout(Connection session) throws SQLException, BrokenOff {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(LAID_OUT_OTHERWISE)) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new BrokenOff.Failed("another version of the registry has laid out the register anew meanwhile");
            }
        }
    }

    /// Holds the live fold where the new one stands as well. Where the live one stands still behind, it is
    /// held there: a rebuild is what may help it.
    private Hold hold(NextFold next) throws SQLException, BrokenOff {
        long began = System.nanoTime();
        while (true) {
            fold(next);
            Optional<Hold> held = Hold.tryTake(lock.session(), config.lockWait());
            if (held.isPresent() && isLevel(next, held.get(), since(began).compareTo(config.patience()) > 0)) {
                return held.get();
            }
            if (since(began).compareTo(config.switchWithin()) > 0) {
                throw new BrokenOff.Failed(
                        "the live fold could not be held where the new one stands within " + config.switchWithin());
            }
            pause(next);
        }
    }

    /// Whether the new register stands where the live one is held, once it has caught up; where not, nothing
    /// is held any more.
    private boolean isLevel(NextFold next, Hold hold, boolean mayBeAhead) throws SQLException, BrokenOff {
        boolean level = false;
        try {
            Watermark stands = live.watermark();
            catchUp(next, stands);
            long ahead = next.reached().sequence() - stands.sequence();
            if (ahead == 0) {
                requireSameLog(stands, next.reached().digest().hex());
            }
            level = ahead == 0 || ahead > 0 && mayBeAhead;
        } finally {
            if (!level) {
                hold.close();
            }
        }
        return level;
    }

    private void catchUp(NextFold next, Watermark stands) throws SQLException, BrokenOff {
        long began = System.nanoTime();
        while (next.reached().sequence() < stands.sequence() && since(began).compareTo(config.holdAtMost()) < 0) {
            next.step(stands.sequence(), config.holdAtMost());
        }
    }

    private void pause(NextFold next) throws SQLException, BrokenOff {
        try {
            Thread.sleep(config.pause());
        } catch (InterruptedException e) {
            throw new BrokenOff.Failed("it was interrupted");
        }
        beat(next);
    }

    private void enter(State entered, NextFold next) throws SQLException, BrokenOff {
        state = entered;
        say(next);
    }

    private void beat(NextFold next) throws SQLException, BrokenOff {
        if (since(saidAt).compareTo(config.tick()) > 0) {
            say(next);
        }
    }

    private void say(NextFold next) throws SQLException, BrokenOff {
        saidAt = System.nanoTime();
        if (stopping.getAsBoolean()) {
            throw new BrokenOff.Failed("the registry that was at it was stopped");
        }
        if (rebuilds.progress(
                rebuild.id(), state, next.reached().sequence(), live.watermark().sequence())) {
            throw new BrokenOff.Cancelled();
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}

package io.tocsin.registry.fold;

import static io.tocsin.registry.TestLog.organisation;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.Topic;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Measures, and is run by hand (`-Dtest=FoldRateMeasurement`): topic to register, beside COPY of the
/// same rows into the same tables of the same PostgreSQL.
@QuarkusTest
@TestProfile(FoldRateMeasurement.AtOnce.class)
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class FoldRateMeasurement {
    private static final int EVENTS = 20_000;
    private static final int REPETITIONS = 5;
    private static final String EMPTY = "TRUNCATE fold.revision, fold.designation, fold.rekeying;"
            + "UPDATE fold.watermark SET sequence = 0, digest = repeat('0', 64), next_offset = 0";

    public static class AtOnce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tocsin.registry.fold.patience", "0ms", "tocsin.registry.fold.tick", "1ms");
        }
    }

    @Inject
    DataSource database;

    @Inject
    FoldProcess process;

    @Test
    void topicToRegisterBesideCopy() throws Exception {
        TestLog log = new TestLog();
        try (Topic topic = new Topic()) {
            for (int i = 0; i < EVENTS; i++) {
                topic.sendLater(log.listed(organisation("" + (100_000 + i), "Party number " + i, aliases(i))));
            }
            topic.flush();
            long[] fold = new long[REPETITIONS];
            long[] copy = new long[REPETITIONS];
            reached(EVENTS);
            for (int i = 0; i < REPETITIONS; i++) {
                copy[i] = copy();
                execute(EMPTY);
                long begin = System.nanoTime();
                topic.send(log.events().getLast());
                reached(EVENTS);
                fold[i] = System.nanoTime() - begin;
            }
            Arrays.sort(copy);
            Arrays.sort(fold);
            System.out.printf(
                    "%d events of %d bytes: COPY %d ms (%d..%d), topic to register %d ms (%d..%d), %.2f times%n",
                    EVENTS,
                    log.events().getFirst().json().length(),
                    copy[2] / 1_000_000,
                    copy[0] / 1_000_000,
                    copy[4] / 1_000_000,
                    fold[2] / 1_000_000,
                    fold[0] / 1_000_000,
                    fold[4] / 1_000_000,
                    (double) fold[2] / copy[2]);
        }
    }

    private static String[] aliases(int number) {
        String[] aliases = new String[11];
        for (int i = 0; i < aliases.length; i++) {
            aliases[i] = "ALIAS " + Integer.toHexString(number * 7919 + i * 104_729) + " TRADING COMPANY " + i;
        }
        return aliases;
    }

    private void reached(long sequence) {
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofMinutes(3))
                .until(() -> process.report().sequence() == sequence);
    }

    private long copy() throws SQLException, IOException {
        byte[] revisions = out("fold.revision");
        byte[] designations = out("fold.designation");
        execute(EMPTY);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            CopyManager manager = connection.unwrap(PGConnection.class).getCopyAPI();
            long begin = System.nanoTime();
            manager.copyIn("COPY fold.revision FROM STDIN", new ByteArrayInputStream(revisions));
            manager.copyIn("COPY fold.designation FROM STDIN", new ByteArrayInputStream(designations));
            connection.commit();
            return System.nanoTime() - begin;
        }
    }

    private byte[] out(String table) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", rows);
            return rows.toByteArray();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

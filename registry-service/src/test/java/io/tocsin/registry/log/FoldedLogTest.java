package io.tocsin.registry.log;

import static io.tocsin.registry.TestLog.organisation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.Postgres;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.database.Schemas;
import io.tocsin.registry.fold.Folding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// The log in pieces smaller than an event or two.
class FoldedLogTest {
    private static final TestLog LOG = new TestLog();
    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();
    private static Postgres postgres;

    private final FoldedLog log = new FoldedLog(DATABASE, new LogConfig() {
        @Override
        public MemorySize chunk() {
            return new MemorySize(BigInteger.valueOf(2000));
        }

        @Override
        public int fetchSize() {
            return 2;
        }

        @Override
        public int atOnce() {
            return 1;
        }

        @Override
        public Duration comeAgainAfter() {
            return Duration.ofSeconds(1);
        }
    });

    @BeforeAll
    static void fold() throws SQLException {
        postgres = Postgres.fresh();
        postgres.createDatabase("log");
        DATABASE.setUrl(postgres.jdbcUrl("log"));
        DATABASE.setUser(postgres.username());
        DATABASE.setPassword(postgres.password());
        Schemas.migrate(DATABASE);
        for (int i = 1; i <= 30; i++) {
            LOG.listed(organisation(Integer.toString(i), "Party ".repeat(i) + "\u0141\u00f3d\u017a"));
        }
        Folding.fold(DATABASE, LOG.events());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void whateverThePiecesAreItIsTheLogAsReceived() throws IOException {
        for (int after : new int[] {0, 1, 2, 3, 17, 29, 30}) {
            assertThat(written(after, 30)).isEqualTo(lines(after, 30));
        }
        assertThat(written(4, 5)).isEqualTo(lines(4, 5));
    }

    @Test
    void itsEndIsKnownAtEachOfItsEvents() throws SQLException {
        assertThat(log.end()).isEqualTo(new LogEnd(30, LOG.last()));
        assertThat(log.endAt(7)).isEqualTo(new LogEnd(7, LOG.events().get(6).digest()));
        assertThat(log.endAt(0).digest().hex()).isEqualTo("0".repeat(64));
    }

    @Test
    void aHoleBreaksItOffAndIsNotPassedOver() throws SQLException {
        execute("UPDATE fold.revision SET sequence = -12 WHERE sequence = 12");

        assertThatThrownBy(() -> written(0, 30)).hasRootCauseMessage("fold.revision lacks event 12");

        execute("UPDATE fold.revision SET sequence = 12 WHERE sequence = -12");
    }

    private String written(long after, long until) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        log.write(after, until, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String lines(int after, int until) {
        return LOG.events().subList(after, until).stream()
                .map(LoggedEvent::json)
                .map(json -> json + "\n")
                .collect(Collectors.joining());
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

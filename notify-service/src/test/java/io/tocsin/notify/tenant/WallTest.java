package io.tocsin.notify.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class WallTest {
    private static final String OF_TENANTS = """
            select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'own'::regnamespace and c.relkind in ('r', 'p')
                and a.attname = 'tenant' and not a.attisdropped
            order by 1
            """;

    private static final String UNWALLED = """
            select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'own'::regnamespace and c.relkind in ('r', 'p')
                and a.attname = 'tenant' and not a.attisdropped
                and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
            """;

    @Inject
    AgroalDataSource database;

    @Inject
    Flyway flyway;

    private final TestLog log = TestLog.shared();

    @ParameterizedTest
    @ValueSource(strings = {"plain", "transaction"})
    void aQueryThatForgetsTheTenantFindsNothingOfAnother(String how) throws SQLException {
        try (Receiver receiver = new Receiver()) {
            Subscriber theirs = Subscriber.with(
                    "theirs-" + how,
                    Map.of("url", receiver.url(), "receiver", Map.of("headers", Map.of("X-Key", "k"))));
            Subscriber asking = Subscriber.with(
                    "theirs-" + how,
                    Map.of("url", "mailto:" + how + "@receiver.example", "filter", Map.of("sources", List.of("none"))));
            log.publish(Events.listed("wall-" + how));
            await().until(() -> receiver.size() == 1);
            await().untilAsserted(() -> assertThat(
                            asked("select tenant from own.attempt where tenant = 'theirs-" + how + "'"))
                    .isNotEmpty());

            for (String table : asked(OF_TENANTS)) {
                String sql = "select distinct tenant from " + table + " order by 1";
                assertThat(probe("mine-" + how, how, sql)).as(table).isEmpty();
                if (!isOneDay(table)) {
                    assertThat(asked(sql)).as(table).contains("theirs-" + how);
                    assertThat(probe("theirs-" + how, how, sql)).as(table).containsExactly("theirs-" + how);
                }
            }
            asking.leave();
            theirs.leave();
        }
    }

    /// Attempts are kept in a table a day: most of them are empty.
    private static boolean isOneDay(String table) {
        return table.startsWith("own.attempt_");
    }

    @Test
    void nothingCanBeWrittenForAnotherTenant() {
        Subscriber theirs = Subscriber.with("written", Map.of("url", "http://127.0.0.1:9/hook"));

        String changed = "update own.subscription set description = 'x' returning tenant";

        assertThat(probe("writes", "plain", changed)).isEmpty();
        Subscriber.as("writes")
                .queryParam(
                        "sql",
                        "insert into own.lane (subscription_id, tenant, open) values ('" + theirs.id()
                                + "', 'written', true) returning tenant")
                .get("/test/wall/plain")
                .then()
                .statusCode(500);
        theirs.leave();
    }

    @Test
    void aConnectionThatWasBehindTheWallIsNotAfterwards() throws SQLException {
        for (int i = 0; i < 50; i++) {
            assertThat(probe("mine", "plain", "select current_user")).containsExactly("tocsin_subscriber");
            assertThat(asked("select current_user")).doesNotContain("tocsin_subscriber");
            assertThat(asked("select coalesce(current_setting('tocsin.tenant', true), '')"))
                    .containsExactly("");
        }
    }

    @Test
    void everyTableWithTenantsStandsBehindIt() throws SQLException {
        assertThat(asked(OF_TENANTS)).contains("own.subscription", "own.lane", "own.delivery", "own.attempt");
        assertThat(asked(UNWALLED)).isEmpty();
    }

    @Test
    void aTableOfALaterVersionComesBehindItAtTheNextStart() throws SQLException {
        change("create table own.wall_later (tenant text not null)");
        change("insert into own.wall_later values ('theirs'), ('mine')");
        assertThat(asked(UNWALLED)).contains("own.wall_later");

        flyway.migrate();

        assertThat(asked(UNWALLED)).isEmpty();
        assertThat(probe("mine", "plain", "select tenant from own.wall_later")).containsExactly("mine");
        change("drop table own.wall_later");
    }

    private static List<String> probe(String tenant, String how, String sql) {
        return Subscriber.as(tenant)
                .queryParam("sql", sql)
                .get("/test/wall/" + how)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("", String.class);
    }

    private List<String> asked(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

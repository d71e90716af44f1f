package io.tocsin.notify.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tocsin.designation.Field;
import io.tocsin.designation.Significance;
import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.fold.Received;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class FoldTest {
    @Inject
    Fold fold;

    @Inject
    AgroalDataSource database;

    @Inject
    Flyway flyway;

    private final TestLog log = TestLog.shared();

    @Test
    void eachSubscriptionIsGivenWhatItsFilterTakes() {
        try (Receiver all = new Receiver();
                Receiver material = new Receiver();
                Receiver restated = new Receiver()) {
            List<Subscriber> subscribers = List.of(
                    Subscriber.to(all.url()),
                    Subscriber.to(material.url(), Map.of("significance", "material", "baseline", true)),
                    Subscriber.to(restated.url(), Map.of("types", List.of("designation.restated"))));

            List<LoggedEvent> events = log.publish(
                    Events.baseline("filter-1"),
                    Events.listed("filter-2"),
                    Events.amended("filter-2", Significance.MINOR),
                    Events.restated("filter-2"),
                    Events.delisted("filter-2"));

            await().untilAsserted(() -> {
                assertIds(all, events, 1, 2, 4);
                assertIds(material, events, 0, 1, 4);
                assertIds(restated, events, 3);
            });
            subscribers.forEach(Subscriber::leave);
        }
    }

    @Test
    void anExpressionDecidesAndWhereItFailsTheEventIsSentAndCounted() {
        try (Receiver chosen = new Receiver();
                Receiver failing = new Receiver()) {
            Subscriber chooses =
                    Subscriber.to(chosen.url(), Map.of("expression", "event.designation.reference.endsWith('-2')"));
            Subscriber fails = Subscriber.to(failing.url(), Map.of("expression", "event.changes[0].field == 'names'"));

            List<LoggedEvent> events = log.publish(Events.listed("choose-1"), Events.listed("choose-2"));

            await().untilAsserted(() -> {
                assertIds(chosen, events, 1);
                assertIds(failing, events, 0, 1);
            });
            chooses.asks().get(chooses.path("")).then().body("filterErrors", is(0));
            fails.asks()
                    .get(fails.path(""))
                    .then()
                    .body("filterErrors", is(2))
                    .body("lastFilterError.sequence", is((int) events.get(1).sequence()))
                    .body("lastFilterError.reason", not(blankString()));
            fails.asks()
                    .contentType(ContentType.JSON)
                    .body("{\"filter\": {}}")
                    .patch(fails.path(""))
                    .then()
                    .body("filterErrors", is(0))
                    .body("lastFilterError", nullValue());
            chooses.leave();
            fails.leave();
        }
    }

    @Test
    void repeatsOnTheTopicAreNoNews() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            LoggedEvent first = log.publish(Events.listed("repeat-1")).getFirst();
            log.send(first);
            LoggedEvent second = log.publish(Events.listed("repeat-2")).getFirst();
            log.send(first);
            log.send(second);
            LoggedEvent third = log.publish(Events.listed("repeat-3")).getFirst();

            await().untilAsserted(() -> assertIds(receiver, List.of(first, second, third), 0, 1, 2));
            subscriber.leave();
        }
    }

    @Test
    void aGapIsWaitedForAndNothingIsAppliedBehindIt() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            LoggedEvent first = log.publish(Events.listed("gap-1")).getFirst();
            LoggedEvent missing = log.seal(Events.listed("gap-2"));
            LoggedEvent third = log.publish(Events.listed("gap-3")).getFirst();
            await().untilAsserted(() -> assertIds(receiver, List.of(first), 0));

            log.send(missing);
            log.send(third);

            await().untilAsserted(() -> assertIds(receiver, List.of(first, missing, third), 0, 1, 2));
            subscriber.leave();
        }
    }

    @Test
    void droppingTheFoldAndFoldingAgainSendsNothingTwice() throws SQLException {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            List<LoggedEvent> events = log.publish(Events.listed("refold-1"), Events.listed("refold-2"));
            await().untilAsserted(() -> assertIds(receiver, events, 0, 1));
            String digest = digest();

            execute("drop schema fold cascade");
            flyway.migrate();
            assertThat(digest()).isEqualTo("0".repeat(64));
            subscriber
                    .asks()
                    .contentType("application/json")
                    .body(Map.of("filter", Map.of("baseline", true)))
                    .patch(subscriber.path(""))
                    .then()
                    .statusCode(200);
            LoggedEvent third = log.publish(Events.listed("refold-3")).getFirst();

            await().untilAsserted(() -> assertIds(receiver, List.of(events.get(0), events.get(1), third), 0, 1, 2));
            assertThat(receiver.numbers()).containsExactly("1", "2", "3");
            assertThat(digest()).isEqualTo(third.digest().hex()).isNotEqualTo(digest);
            subscriber.leave();
        }
    }

    @Test
    void twoFoldsOfTheSameRecordsApplyThemOnce() throws SQLException {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            LoggedEvent before = log.publish(Events.listed("before-twice")).getFirst();
            await().untilAsserted(
                            () -> assertThat(digest()).isEqualTo(before.digest().hex()));
            LoggedEvent event = log.seal(Events.listed("twice"));
            List<Received> records =
                    List.of(Received.read(fold.nextOffset(), event.json().getBytes(StandardCharsets.UTF_8)));

            Fold.Outcome first = fold.apply(records);
            Fold.Outcome second = fold.apply(records);
            log.send(event);

            assertThat(first.judgement().applied()).hasSize(1);
            assertThat(second.judgement().applied()).isEmpty();
            LoggedEvent next = log.publish(Events.listed("after-twice")).getFirst();
            await().untilAsserted(() -> assertThat(receiver.numbers()).contains("3"));
            assertThat(receiver.calls())
                    .extracting(Receiver.Call::id)
                    .containsExactlyInAnyOrder(
                            before.eventId().toString(),
                            event.eventId().toString(),
                            next.eventId().toString());
            subscriber.leave();
        }
    }

    @Test
    void manyAmendmentsAlikeAreToldOnceAndTheNumbersHaveNoGap() {
        try (Receiver all = new Receiver();
                Receiver late = new Receiver()) {
            Subscriber subscriber = Subscriber.to(all.url());
            long next = log.sequence() + 1;
            Bulk bulk = new Bulk("bulk-" + next, 3, next, next + 3, new Bulk.Edit(Field.REMARKS, "before", "after"));
            List<LoggedEvent> events = log.publish(
                    Events.amendedInBulk("bulk-1", bulk),
                    Events.listed("bulk-2"),
                    Events.amendedInBulk("bulk-3", bulk));
            await().untilAsserted(() -> assertIds(all, events, 0, 1));
            LoggedEvent last = log.publish(Events.amendedInBulk("bulk-4", bulk)).getFirst();
            LoggedEvent after = log.publish(Events.listed("bulk-5")).getFirst();

            await().untilAsserted(() -> assertIds(all, List.of(events.get(0), events.get(1), after), 0, 1, 2));
            assertThat(all.numbers()).containsExactly("1", "2", "3");
            assertThat(all.calls().getFirst().body()).contains("\"size\":3").contains("\"lastSequence\":" + (next + 3));

            // And who replays is told once, too: whoever was given one nothing more, whoever was not the first.
            Subscriber newcomer = Subscriber.to(late.url());
            replay(subscriber, next);
            replay(newcomer, next);

            await().untilAsserted(() -> {
                assertThat(all.calls()).hasSize(6);
                assertIds(late, List.of(events.get(0), events.get(1), after), 0, 1, 2);
            });
            assertThat(all.calls())
                    .extracting(Receiver.Call::id)
                    .doesNotContain(
                            events.get(2).eventId().toString(), last.eventId().toString());
            subscriber.leave();
            newcomer.leave();
        }
    }

    @Test
    void aRenumberedEntryIsToldInOneEvent() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            LoggedEvent event = log.publish(Events.rekeyed("old-1", "new-1")).getFirst();
            LoggedEvent after = log.publish(Events.listed("after-new-1")).getFirst();

            await().untilAsserted(() -> assertIds(receiver, List.of(event, after), 0, 1));
            assertThat(receiver.calls().getFirst().body()).contains("\"rel\":\"rekeyedFrom\"");
            subscriber.leave();
        }
    }

    private static void replay(Subscriber subscriber, long since) {
        subscriber
                .asks()
                .contentType("application/json")
                .body(Map.of("since", since))
                .post(subscriber.path("/replay"))
                .then()
                .statusCode(lessThan(300));
    }

    private static void assertIds(Receiver receiver, List<LoggedEvent> events, int... indexes) {
        assertThat(receiver.calls())
                .extracting(Receiver.Call::id)
                .containsExactly(java.util.Arrays.stream(indexes)
                        .mapToObj(i -> events.get(i).eventId().toString())
                        .toArray(String[]::new));
    }

    private String digest() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select digest from fold.watermark")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.tocsin.ingest.desk;

import static io.tocsin.ingest.Desk.counts;
import static io.tocsin.ingest.Desk.decide;
import static io.tocsin.ingest.Desk.eventsAfter;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.delta;
import static io.tocsin.ingest.SmallLists.entity;
import static io.tocsin.ingest.SmallLists.example;
import static io.tocsin.ingest.SmallLists.examples;
import static io.tocsin.ingest.SmallLists.removed;
import static io.tocsin.ingest.SmallLists.xml;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.SmallLists.Listed;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What becomes of a list of which only the removals are suspicious, and of one that repeats itself.
@IngestTest
class HeldRemovalsTest {
    @Test
    void additionsAndAmendmentsGoOutWhileTheRemovalsWait() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        // When
        JsonPath run = post("ofac-sdn", csv(tenOfTwentyAndMore()));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("held");
        assertThat(counts(run)).containsExactly(1, 0, 1);
        assertThat(run.getInt("heldRemovals")).isEqualTo(10);
        assertThat(run.getInt("firstSequence")).isEqualTo(21);
        assertThat(run.getInt("lastSequence")).isEqualTo(22);
        assertThat(run.getString("reason")).contains("removals: 10 of 20");
        assertThat(eventsAfter(20).stream().map(event -> event.get("type")))
                .containsExactlyInAnyOrder("designation.amended", "designation.listed");
        assertThat(get("/v1/sources/ofac-sdn").getString("state")).isEqualTo("held");
        assertThat(get("/v1/sources/ofac-sdn").getInt("designations")).isEqualTo(21);
    }

    @Test
    void anOperatorSeesWhoWouldBeDelisted() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        String held = post("ofac-sdn", csv(tenOfTwentyAndMore())).getString("runId");
        // When
        JsonPath first = get("/v1/runs/{id}/removals?limit=6", held);
        JsonPath second = get("/v1/runs/{id}/removals?limit=6&cursor={c}", held, first.getString("next"));
        // Then
        assertThat(first.getList("items.reference")).containsExactly("1010", "1011", "1012", "1013", "1014", "1015");
        assertThat(second.getList("items.reference")).containsExactly("1016", "1017", "1018", "1019");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void aReleasePublishesTheRemovalsAndNothingTwice() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        String held = post("ofac-sdn", csv(tenOfTwentyAndMore())).getString("runId");
        // When
        JsonPath released =
                decide(held, "release").then().statusCode(200).extract().jsonPath();
        // Then
        assertThat(counts(released)).containsExactly(0, 10, 0);
        assertThat(get("/v1/runs/{id}", held).getString("decision")).isEqualTo("released");
        assertThat(get("/v1/runs/{id}", held).getString("decidedBy")).isEqualTo("pat");
        assertThat(get("/v1/sources/ofac-sdn").getInt("designations")).isEqualTo(11);
        assertThat(post("ofac-sdn", csv(tenOfTwentyAndMore())).getString("outcome"))
                .isEqualTo("unchanged");
    }

    @Test
    void whatCameBackMeanwhileIsNotRemoved() {
        // Given
        post("ofac-sdn", csv(examples(40)));
        String first = post("ofac-sdn", csv(examples(20))).getString("runId");
        JsonPath second = post("ofac-sdn", csv(examples(30)));
        // When
        JsonPath released = decide(second.getString("runId"), "release").jsonPath();
        // Then
        assertThat(second.getInt("heldRemovals")).isEqualTo(10);
        assertThat(get("/v1/runs/{id}", first).getString("decision")).isEqualTo("superseded");
        assertThat(counts(released)).containsExactly(0, 10, 0);
        assertThat(eventsAfter(40).stream().map(event -> event.get("type")).distinct())
                .containsExactly("designation.delisted");
    }

    @Test
    void aListThatComesBackWholeLeavesNoTraceInTheLog() {
        // Given
        post("ofac-sdn", csv(examples(40)));
        String held = post("ofac-sdn", csv(examples(20))).getString("runId");
        // When
        JsonPath back = post("ofac-sdn", csv(examples(40)));
        // Then
        assertThat(back.getString("outcome")).isEqualTo("unchanged");
        assertThat(get("/v1/runs/{id}", held).getString("decision")).isEqualTo("superseded");
        assertThat(get("/v1/digest").getInt("sequence")).isEqualTo(40);
    }

    @Test
    void theSameDocumentAgainIsTheSameHold() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        String held = post("ofac-sdn", csv(examples(10))).getString("runId");
        // When
        JsonPath again = post("ofac-sdn", csv(examples(10)));
        // Then
        assertThat(again.getString("runId")).isEqualTo(held);
        assertThat(get("/v1/runs?source=ofac-sdn").getList("items")).hasSize(2);
    }

    @Test
    void aDocumentThatLeadsToTheSameListIsTheSameHold() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(20)));
        String removals = post("ofac-sdn", xml("12/19/2024", examples(10))).getString("runId");
        // When
        JsonPath again = post("ofac-sdn", xml("12/20/2024", examples(10)));
        // Then
        assertThat(again.getString("runId")).isEqualTo(removals);
    }

    @Test
    void aWholeDocumentThatIsHeldIsKnownAgainToo() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(20)));
        String older = post("ofac-sdn", xml("12/17/2024", examples(21))).getString("runId");
        // When
        JsonPath again = post("ofac-sdn", xml("12/16/2024", examples(21)));
        // Then
        assertThat(again.getString("runId")).isEqualTo(older);
    }

    @Test
    void aSourceHasOneOpenHoldAtMost() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(20)));
        String first = post("ofac-sdn", xml("12/17/2024", examples(21))).getString("runId");
        // When
        String second = post("ofac-sdn", xml("12/17/2024", examples(22))).getString("runId");
        // Then
        assertThat(get("/v1/runs/{id}", first).getString("decision")).isEqualTo("superseded");
        assertThat(get("/v1/runs/{id}", second).getString("decision")).isNull();
    }

    @Test
    void aRegeneratedListPublishesNoRemovalThatWaits() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(1000)));
        String held = post("ofac-sdn", xml("12/19/2024", numbered(21, 1060))).getString("runId");
        // When
        JsonPath again = post("ofac-sdn", xml("12/20/2024", numbered(21, 1060)));
        // Then
        assertThat(again.getString("runId")).isEqualTo(held);
        assertThat(get("/v1/runs/{id}", held).getString("decision")).isNull();
        assertThat(delistedAfter(1000)).isZero();
    }

    @Test
    void whatWaitsForItsProgrammeWaitsOnWithFewerUnderIt() {
        // Given
        post("ofac-sdn", xml("12/18/2024", programme(0, "IFSR")));
        String held = post("ofac-sdn", xml("12/19/2024", programme(6, "NPWMD"))).getString("runId");
        // When
        JsonPath again = post("ofac-sdn", xml("12/20/2024", programme(6, "NPWMD")));
        // Then
        assertThat(get("/v1/runs/{id}", held).getString("reason")).contains("programme-vanished");
        assertThat(again.getString("runId")).isEqualTo(held);
        assertThat(delistedAfter(400)).isZero();
    }

    @Test
    void anEntryThatComesBackPublishesNotTheRemovalOfTheOthers() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(290)));
        post("ofac-sdn", xml("12/19/2024", numbered(6, 310)));
        // When
        JsonPath back = post("ofac-sdn", xml("12/20/2024", numbered(5, 310)));
        // Then
        assertThat(back.getString("outcome")).isEqualTo("held");
        assertThat(back.getInt("heldRemovals")).isEqualTo(5);
        assertThat(back.getString("reason")).contains("removals: 5 entries wait since an earlier list for a decision");
        assertThat(delistedAfter(290)).isZero();
    }

    @Test
    void removalsThatWaitWaitInAnotherFormToo() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(290)));
        post("ofac-sdn", xml("12/19/2024", numbered(6, 310)));
        // When
        JsonPath other = post("ofac-sdn", csv(numbered(6, 310)));
        // Then
        assertThat(other.getString("outcome")).isEqualTo("held");
        assertThat(counts(other)).containsExactly(0, 0, 0);
        assertThat(other.getString("reason")).contains("removals: 6 entries wait");
        assertThat(delistedAfter(290)).isZero();
    }

    @Test
    void whatAnOperatorRejectedIsAnsweredForTheSameBytes() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(290)));
        String held = post("ofac-sdn", xml("12/19/2024", numbered(6, 310))).getString("runId");
        decide(held, "reject").then().statusCode(200);
        // When
        JsonPath again = post("ofac-sdn", xml("12/19/2024", numbered(6, 310)));
        // Then
        assertThat(again.getString("runId")).isEqualTo(held);
        assertThat(again.getString("decision")).isEqualTo("rejected");
        assertThat(delistedAfter(290)).isZero();
    }

    @Test
    void whatAnOperatorRejectedIsHeldAnewInAnotherDocument() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(290)));
        String held = post("ofac-sdn", xml("12/19/2024", numbered(6, 310))).getString("runId");
        decide(held, "reject").then().statusCode(200);
        // When
        JsonPath again = post("ofac-sdn", xml("12/20/2024", numbered(6, 310)));
        // Then
        assertThat(again.getString("runId")).isNotEqualTo(held);
        assertThat(again.getString("outcome")).isEqualTo("held");
        assertThat(again.getInt("heldRemovals")).isEqualTo(6);
        assertThat(delistedAfter(290)).isZero();
    }

    @Test
    void aWholeListRepairsWhileRemovalsWait() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(290)));
        post("ofac-sdn", xml("12/19/2024", numbered(6, 310)));
        post("ofac-sdn", delta("2024-12-20", removed(1100)));
        // When
        JsonPath repairing = post("ofac-sdn", xml("12/21/2024", numbered(6, 310)));
        // Then
        assertThat(counts(repairing)).containsExactly(1, 0, 0);
        assertThat(repairing.getString("outcome")).isEqualTo("held");
        assertThat(repairing.getInt("heldRemovals")).isEqualTo(6);
        assertThat(repairing.getString("reason")).contains("repairs 1 entry", "1100");
    }

    @Test
    void whatADeltaAddedIsRepairedWhenItsRemovalIsReleased() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(290)));
        post("ofac-sdn", delta("2024-12-19", entity(example(500), "action=\"add\"")));
        JsonPath held = post("ofac-sdn", xml("12/20/2024", numbered(6, 290)));
        // When
        JsonPath released = decide(held.getString("runId"), "release").jsonPath();
        // Then
        assertThat(held.getInt("heldRemovals")).isEqualTo(7);
        assertThat(held.getString("reason")).doesNotContain("repairs");
        assertThat(counts(released)).containsExactly(0, 7, 0);
        assertThat(released.getString("reason")).contains("repairs 1 entry", "1500");
    }

    private static Listed[] numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> example(n)).toArray(Listed[]::new);
    }

    /// 400 entries, of which the first ten are under a programme of their own, but for some of them.
    private static Listed[] programme(int without, String of) {
        return IntStream.range(without, 400)
                .mapToObj(n -> n < 10 ? example(n).under(of) : example(n))
                .toArray(Listed[]::new);
    }

    private static long delistedAfter(long sequence) {
        return eventsAfter(sequence).stream()
                .filter(event -> "designation.delisted".equals(event.get("type")))
                .count();
    }

    private static Listed[] tenOfTwentyAndMore() {
        return Stream.concat(
                        IntStream.range(0, 10).mapToObj(n -> n == 3 ? example(3).under("IFSR") : example(n)),
                        Stream.of(example(99)))
                .toArray(Listed[]::new);
    }
}

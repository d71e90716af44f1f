package io.tocsin.ingest.desk;

import static io.tocsin.ingest.Desk.counts;
import static io.tocsin.ingest.Desk.decide;
import static io.tocsin.ingest.Desk.eventsAfter;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.example;
import static io.tocsin.ingest.SmallLists.examples;
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

    private static Listed[] tenOfTwentyAndMore() {
        return Stream.concat(
                        IntStream.range(0, 10).mapToObj(n -> n == 3 ? example(3).under("IFSR") : example(n)),
                        Stream.of(example(99)))
                .toArray(Listed[]::new);
    }
}

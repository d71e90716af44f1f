package io.tocsin.ingest.desk;

import static io.tocsin.ingest.Desk.counts;
import static io.tocsin.ingest.Desk.decide;
import static io.tocsin.ingest.Desk.eventsAfter;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.operator;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.Desk.posting;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.example;
import static io.tocsin.ingest.SmallLists.examples;
import static io.tocsin.ingest.SmallLists.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.log.StoredEvent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of a list that is posted.
@IngestTest
class ListsTest {
    @Inject
    EventLog log;

    @Test
    void theFirstSnapshotIsABaseline() {
        // When
        JsonPath run = post("ofac-sdn", csv(examples(3)));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("baseline");
        assertThat(eventsAfter(0))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event)
                        .containsEntry("type", "designation.listed")
                        .containsEntry("baseline", true));
    }

    @Test
    void theSameListAgainChangesNothing() {
        // Given
        post("ofac-sdn", csv(examples(3)));
        // When
        JsonPath run = post("ofac-sdn", csv(examples(3)));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("unchanged");
        assertThat(get("/v1/digest").getInt("sequence")).isEqualTo(3);
    }

    @Test
    void whatWentComesBackAsTheNextRevision() {
        // Given
        post("ofac-sdn", csv(example(1), example(2)));
        post("ofac-sdn", csv(example(1)));
        // When
        post("ofac-sdn", csv(example(1), example(2)));
        // Then
        assertThat(eventsAfter(2))
                .satisfiesExactly(gone -> assertThat(gone).containsEntry("type", "designation.delisted"), back -> {
                    assertThat(back).containsEntry("type", "designation.listed").containsEntry("baseline", false);
                    assertThat(((Map<?, ?>) back.get("designation")).get("revision"))
                            .isEqualTo(3);
                });
    }

    @Test
    void theDigestsOfTheLogFormAChain() {
        // Given
        post("ofac-sdn", csv(examples(4)));
        post("ofac-sdn", csv(example(1), example(2).under("IFSR"), example(3), example(9)));
        // When
        List<StoredEvent> events = log.after(0, null, 100);
        // Then
        Digest digest = Digest.GENESIS;
        for (StoredEvent event : events) {
            digest = EventCodec.digestAfter(digest, event.json());
            assertThat(EventCodec.read(event.json()).digest()).isEqualTo(digest);
        }
        assertThat(get("/v1/digest").getString("digest")).isEqualTo(digest.hex());
        assertThat(events).extracting(StoredEvent::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void massRemovalIsHeldAndAReleaseByAnOperatorPublishesIt() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        JsonPath held = post("ofac-sdn", csv(examples(10)));
        // When
        JsonPath released = decide(held.getString("runId"), "release")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // Then
        assertThat(held.getString("outcome")).isEqualTo("held");
        assertThat(held.getInt("heldRemovals")).isEqualTo(10);
        assertThat(held.getString("reason")).contains("10 of 20").contains("at most 5");
        assertThat(counts(released)).containsExactly(0, 10, 0);
        assertThat(get("/v1/runs/{id}", held.getString("runId")).getString("decision"))
                .isEqualTo("released");
        assertThat(get("/v1/sources/ofac-sdn").getString("state")).isEqualTo("unwatched");
    }

    @Test
    void aHeldRunIsSupersededByANewerSnapshotAndCannotBeReleasedThen() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        JsonPath held = post("ofac-sdn", csv(examples(10)));
        post("ofac-sdn", csv(examples(21)));
        // When
        decide(held.getString("runId"), "release")
                // Then
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
        assertThat(get("/v1/runs/{id}", held.getString("runId")).getString("decision"))
                .isEqualTo("superseded");
    }

    @Test
    void aRejectedRunPublishesNothing() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        JsonPath held = post("ofac-sdn", csv(examples(10)));
        // When
        decide(held.getString("runId"), "reject").then().statusCode(200).body("decision", equalTo("rejected"));
        // Then
        assertThat(get("/v1/digest").getInt("sequence")).isEqualTo(20);
    }

    @Test
    void aRecordCountThatContradictsTheFileHoldsIt() {
        // When
        JsonPath run = post("ofac-sdn", xml("12/18/2024", examples(3)).replace("<Record_Count>3<", "<Record_Count>4<"));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("held");
        assertThat(run.getString("reason"))
                .contains("record-count")
                .contains("4")
                .contains("3");
    }

    @Test
    void anEntryThatStandsTwiceHoldsTheListAndIsPublishedOnceWhenReleased() {
        // Given
        JsonPath held = post("ofac-sdn", csv(example(1), example(2), example(1).under("IFSR")));
        // When
        JsonPath released = decide(held.getString("runId"), "release")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // Then
        assertThat(held.getString("reason")).contains("duplicate-reference");
        assertThat(released.getInt("listed")).isEqualTo(2);
        assertThat(eventsAfter(0)).hasSize(2);
    }

    @Test
    void anOlderPublicationDoesNotUndoANewerOne() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(3)));
        // When
        JsonPath run = post("ofac-sdn", xml("12/17/2024", examples(2)));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("held");
        assertThat(run.getString("reason")).contains("publication-date").contains("2024-12-17");
    }

    @Test
    void aRicherFormatIsRestatedAndAPoorerOneDeletesNothing() {
        // Given
        post("ofac-sdn", csv(examples(3)));
        // When
        JsonPath richer = post("ofac-sdn", xml("12/18/2024", examples(3)));
        JsonPath poorer = post("ofac-sdn", csv(examples(3)));
        // Then
        assertThat(counts(richer)).containsExactly(0, 0, 0);
        assertThat(richer.getInt("restated")).isEqualTo(3);
        assertThat(eventsAfter(3))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event)
                        .containsEntry("type", "designation.restated")
                        .containsEntry("baseline", true));
        assertThat(poorer.getString("outcome")).isEqualTo("unchanged");
    }

    @Test
    void aProgrammeGainedWithAChangeOfFormatIsStillNews() {
        // Given
        post("ofac-sdn", csv(examples(3)));
        // When
        JsonPath run = post("ofac-sdn", xml("12/18/2024", example(0), example(1).under("IFSR"), example(2)));
        // Then
        assertThat(run.getInt("restated")).isEqualTo(3);
        assertThat(run.getInt("amended")).isEqualTo(1);
        assertThat(eventsAfter(3).stream().map(event -> event.get("type")))
                .containsExactly(
                        "designation.restated", "designation.restated", "designation.amended", "designation.restated");
    }

    @Test
    void aWebPageInPlaceOfAListIsAProblemAndItsBytesAreKept() {
        // Given
        byte[] page = "<!DOCTYPE html><html><body>Access denied</body></html>".getBytes(StandardCharsets.UTF_8);
        post("ofac-sdn", csv(examples(3)));
        // When
        String sha256 = posting("ofac-sdn", page)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("HTML page"))
                .extract()
                .path("documentSha256");
        // Then
        assertThat(operator().get("/v1/documents/{sha}", sha256).asByteArray()).isEqualTo(page);
        assertThat(get("/v1/sources/ofac-sdn").getString("state")).isEqualTo("failing");
        assertThat(get("/v1/sources/ofac-sdn").getString("reason")).contains("HTML page");
        assertThat(get("/v1/digest").getInt("sequence")).isEqualTo(3);
    }

    @Test
    void anUnreadableListSaysWhere() {
        // When
        posting(
                        "ofac-sdn",
                        xml("12/18/2024", examples(2)).replace("</sdnList>", "").getBytes(StandardCharsets.UTF_8))
                // Then
                .then()
                .statusCode(422)
                .body("where", containsString("line"))
                .body("title", equalTo("Unreadable document"));
    }

    @Test
    void theEventsArePagedAndFilteredBySource() {
        // Given
        post("ofac-sdn", csv(examples(3)));
        post("ofac-cons", csv(example(7)));
        // When
        JsonPath first = get("/v1/events?after=0&limit=2");
        JsonPath second = get("/v1/events?after={n}&limit=2", first.getString("next"));
        // Then
        assertThat(first.getList("items.sequence")).isEqualTo(List.of(1, 2));
        assertThat(second.getList("items.sequence")).isEqualTo(List.of(3, 4));
        assertThat(get("/v1/events?source=ofac-cons").getList("items.sequence")).isEqualTo(List.of(4));
    }
}

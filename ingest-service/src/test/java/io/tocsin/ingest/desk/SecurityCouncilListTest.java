package io.tocsin.ingest.desk;

import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.Desk.posting;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.Shared;
import org.junit.jupiter.api.Test;

/// The lists that the Security Council published, posted one after the other.
@IngestTest
class SecurityCouncilListTest {
    @Test
    void aListThatWasOnlyGeneratedAnewIsUnchanged() {
        // Given
        post("un-sc", list("2024-09-22"));
        // When
        JsonPath run = post("un-sc", list("2024-09-26"));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("unchanged");
        assertThat(get("/v1/sources/un-sc").getInt("designations")).isEqualTo(875);
    }

    @Test
    void whatChangedInSevenMonthsIsPublished() {
        // Given
        post("un-sc", list("2024-09-26"));
        // When
        JsonPath run = post("un-sc", list("2025-04-19"));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("published");
        assertThat(run.getInt("listed")).isEqualTo(4);
        assertThat(run.getInt("delisted")).isEqualTo(2);
        assertThat(run.getInt("amended")).isBetween(1, 158);
    }

    @Test
    void theListThatWasServedDamagedIsRejectedWithThePositionAndNothingElseHappens() {
        // Given
        post("un-sc", list("2025-04-19"));
        // When
        Response answer = posting("un-sc", list("2025-08-16_BROKEN_ENCODING"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("where")).startsWith("line 53, column ");
        assertThat(get("/v1/digest").getInt("sequence")).isEqualTo(877);
    }

    private static byte[] list(String day) {
        return Shared.bytes("data/un/un_" + day + ".xml");
    }
}

package io.tocsin.ingest.console;

import static io.tocsin.ingest.Desk.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.tocsin.console.Figures;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.Shared;
import java.util.Arrays;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// What a person sees of a list that OFAC published and that came cut.
@IngestTest
class RealHeldRunTest {
    @Test
    void ofAListThatCameCutThePageNamesTheFirstAndCountsTheRest() {
        // Given
        byte[] list = Shared.bytes("data/ofac/sdn_2024-05-03.csv");
        post("ofac-sdn", list);
        JsonPath held = post("ofac-sdn", Arrays.copyOf(list, endOfRow(list, list.length / 2)));
        int gone = held.getInt("heldRemovals");
        // When
        Document page = Visitor.operator().page("/runs/" + held.getString("runId"));
        // Then
        assertThat(gone).isGreaterThan(1000);
        assertThat(page.select("details.delisted summary").text())
                .isEqualTo(Figures.number(gone) + " would be delisted");
        assertThat(page.select("details.delisted tbody tr")).hasSize(200);
        assertThat(page.select("details.delisted").text()).endsWith("and " + (gone - 200) + " more");
        assertThat(page.select("#consequence").text()).contains(Figures.number(gone) + " delistings");
    }

    private static int endOfRow(byte[] list, int from) {
        int end = from;
        while (list[end - 1] != '\n') {
            end++;
        }
        return end;
    }
}

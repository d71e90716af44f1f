package io.tocsin.ingest.list;

import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.example;
import static io.tocsin.ingest.SmallLists.examples;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.list.Reading.ReadEntry;
import io.tocsin.ingest.ofac.OfacList;
import io.tocsin.ingest.snapshot.ListFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private final List<ListFormat> formats = OfacList.of("ofac-sdn", "us-ofac").formats();

    @Test
    void whatDoesNotFitIntoMemoryIsReadAgainAndIsTheSame() throws Exception {
        // Given
        String list = csv(example(1), example(2), example(1).under("IFSR"), example(3), example(4));
        try (Document before = Document.ofText(csv(example(2)), 100_000);
                Document document = Document.ofText(list, 100_000)) {
            Map<String, byte[]> accepted =
                    Reading.of(before, formats, Map.of(), 10).fingerprints();
            // When
            Reading kept = Reading.of(document, formats, accepted, 10, 3);
            Reading again = Reading.of(document, formats, accepted, 10, 2);
            // Then
            assertThat(kept.changed()).isEqualTo(3).isEqualTo(again.changed());
            assertThat(changes(kept)).containsExactly("1001 NPWMD", "1003 NPWMD", "1004 NPWMD");
            assertThat(changes(again)).isEqualTo(changes(kept));
            assertThat(again.state()).isEqualTo(kept.state());
        }
    }

    @Test
    void theStateOfAListDoesNotDependOnItsOrder() throws Exception {
        try (Document one = Document.ofText(csv(example(1), example(2)), 100_000);
                Document other = Document.ofText(csv(example(2), example(1)), 100_000);
                Document more = Document.ofText(csv(examples(3)), 100_000)) {
            assertThat(state(one)).isEqualTo(state(other)).isNotEqualTo(state(more));
        }
    }

    private String state(Document document) throws Exception {
        return Reading.of(document, formats, Map.of(), 10).state();
    }

    private static List<String> changes(Reading reading) throws Exception {
        List<ReadEntry> changes = new ArrayList<>();
        reading.forEachChanged(changes::add);
        return changes.stream()
                .map(entry -> entry.reference() + " "
                        + String.join(",", entry.designation().programmes()))
                .toList();
    }
}

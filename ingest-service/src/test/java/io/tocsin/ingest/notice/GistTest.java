package io.tocsin.ingest.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.ingest.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What notices in the Federal Register say of themselves.
class GistTest {
    @Test
    void theRealNoticesOfSixYearsAreToldApart() throws IOException {
        // Given
        TreeMap<String, Integer> counts = new TreeMap<>();
        // When
        for (String line :
                Files.readAllLines(Shared.file("data/federal_register/fr_sanctions_notices_2020_2026.jsonl"))) {
            JsonNode notice = DesignationJson.MAPPER.readTree(line);
            Gist gist =
                    Gist.of(notice.get("title").asText(), notice.get("abstract").asText());
            String key = gist.waiver() ? "waiver" : new TreeSet<>(gist.acts()).toString();
            counts.merge(key, 1, Integer::sum);
        }
        System.out.println("Notices by what they do: " + counts);
        // Then
        assertThat(counts)
                .containsOnly(
                        entry("[DESIGNATE]", 499),
                        entry("[DELIST]", 72),
                        entry("[AMEND]", 34),
                        entry("[DESIGNATE, AMEND]", 42),
                        entry("[DESIGNATE, DELIST]", 16),
                        entry("[AMEND, DELIST]", 9),
                        entry("[DESIGNATE, AMEND, DELIST]", 7),
                        entry("[]", 212),
                        entry("waiver", 1));
    }
}

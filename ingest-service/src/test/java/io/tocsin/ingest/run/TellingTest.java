package io.tocsin.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.operation.Operation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {
    @Test
    void theRulesOfAReasonAreNamed() {
        assertThat(rulesOf("removals: 20 of 100 entries are gone, at most 5 may; size: 10 bytes an entry"))
                .containsExactly("removals", "size");
        assertThat(rulesOf("floor: 3 entries; at least 10 are asked")).containsExactly("floor");
        assertThat(rulesOf("something else is odd")).isEmpty();
    }

    private static List<String> rulesOf(String reason) {
        Run held = new Run(
                "run-1",
                "ofac-sdn",
                "ab".repeat(32),
                null,
                null,
                null,
                Instant.EPOCH,
                Outcome.HELD,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                List.of(),
                reason,
                null,
                null,
                null,
                null,
                null,
                null);
        return ((Operation.Held) Telling.finished(held).orElseThrow()).rules();
    }
}

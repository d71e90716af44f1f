package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {
    private static final Instant NOW = Instant.parse("2024-12-18T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2024-12-18T11:59:55Z, just now",
        "2024-12-18T12:00:03Z, just now",
        "2024-12-18T11:59:30Z, 30 s ago",
        "2024-12-18T11:57:00Z, 3 min ago",
        "2024-12-18T08:30:00Z, 3 h ago",
        "2024-12-17T08:30:00Z, 27 h ago",
        "2024-12-13T08:30:00Z, 5 days ago",
        "2024-09-26T08:30:00Z, 26 Sep 2024",
        "2025-01-01T00:00:00Z, 1 Jan 2025"
    })
    void aTimeIsSaidAsAPersonWouldSayIt(Instant at, String words) {
        assertThat(Moment.of(at, NOW).words()).isEqualTo(words);
    }

    @Test
    void theExactTimeStandsBesideIt() {
        Moment moment = Moment.of(Instant.parse("2024-12-18T11:57:00.123456Z"), NOW);
        assertThat(moment.exact()).isEqualTo("18 December 2024, 11:57:00 UTC");
        assertThat(moment.iso()).isEqualTo("2024-12-18T11:57:00Z");
    }
}

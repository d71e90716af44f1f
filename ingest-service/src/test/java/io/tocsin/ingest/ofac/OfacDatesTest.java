package io.tocsin.ingest.ofac;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.PartialDate;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfacDatesTest {
    @ParameterizedTest
    @CsvSource({
        "12 Mar 1965, 1965-03-12",
        "Mar 1965, 1965-03",
        "1965, 1965",
        "circa 1965, 1965~",
        "circa 07 Jul 1966, 1966-07-07~",
        "1965 to 1967, 1965/1967",
        "circa 1979-1982, 1979/1982~",
        "01 Jan 1961 to 31 Dec 1962, 1961-01-01/1962-12-31",
        "Mar 1962 to Feb 1963, 1962-03/1963-02"
    })
    void everyWayInWhichOfacWritesADateIsRead(String published, String date) {
        assertThat(OfacDates.date(published)).contains(PartialDate.parse(date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "1950s", "31 Feb 1960", "Foo 1960", "1967 to 1965", "1965-03-12"})
    void whatIsNoSuchDateIsLeftAsText(String published) {
        assertThat(OfacDates.date(published)).isEmpty();
    }

    @Test
    void thePublishDateIsMonthFirst() {
        assertThat(OfacDates.published("12/18/2024")).isEqualTo(LocalDate.of(2024, 12, 18));
        assertThat(OfacDates.published("18/12/2024")).isNull();
    }
}

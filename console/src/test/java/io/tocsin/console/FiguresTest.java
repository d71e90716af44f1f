package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void numbersAreGroupedAndThingsCounted() {
        assertThat(Figures.number(17_204)).isEqualTo("17,204");
        assertThat(Figures.count(1, "delisting")).isEqualTo("1 delisting");
        assertThat(Figures.count(12, "delisting")).isEqualTo("12 delistings");
        assertThat(Figures.entries(1)).isEqualTo("1 entry");
        assertThat(Figures.entries(1240)).isEqualTo("1,240 entries");
    }

    @Test
    void sizesAndDurationsAreRounded() {
        assertThat(Figures.size(1)).isEqualTo("1 byte");
        assertThat(Figures.size(1536)).isEqualTo("1.5 kB");
        assertThat(Figures.size(28_311_552)).isEqualTo("28 MB");
        assertThat(Figures.duration(Duration.ofMinutes(15))).isEqualTo("15 min");
        assertThat(Figures.duration(Duration.ofHours(24))).isEqualTo("24 h");
        assertThat(Figures.duration(Duration.ofDays(7))).isEqualTo("7 days");
        assertThat(Figures.duration(Duration.ofSeconds(90))).isEqualTo("90 s");
        assertThat(Figures.about(Duration.ofMinutes(190))).isEqualTo("3 h");
    }
}

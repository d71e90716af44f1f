package io.tocsin.notify.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SpansTest {
    @Property
    void whatIsWrittenIsReadAgain(@ForAll @LongRange(max = 999_999_999) long millis) {
        Duration duration = Duration.ofMillis(millis);
        assertThat(Spans.iso(Spans.write(duration))).isEqualTo(duration.toString());
        Duration minutes = Duration.ofMinutes(millis % 20_000);
        assertThat(Spans.iso(Spans.write(minutes))).isEqualTo(minutes.toString());
    }

    @Test
    void peopleWriteDurationsInTheirOwnWays() {
        assertThat(Spans.isoList("5s, 5 m, 30 min,2 h,\n 10d, 1.5 s, 15, PT7S"))
                .containsExactly("PT5S", "PT5M", "PT30M", "PT2H", "PT240H", "PT1.5S", "PT15S", "PT7S");
        assertThat(Spans.write(List.of(Duration.ofHours(24), Duration.ofDays(3), Duration.ofSeconds(90))))
                .isEqualTo("24 h, 3 d, 90 s");
    }

    @Test
    void whatIsNoDurationIsLeftToTheInterfaceToRefuse() {
        assertThat(Spans.iso(" soon ")).isEqualTo("soon");
    }
}

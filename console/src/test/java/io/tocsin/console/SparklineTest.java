package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SparklineTest {
    private static final List<Integer> NO_CHANGE = Collections.nCopies(Sparkline.DAYS, 0);
    private static final LocalDate TODAY = LocalDate.of(2024, 12, 18);

    @Test
    void theWordsSayWhatTheBarsShow() {
        List<Integer> days = new ArrayList<>(NO_CHANGE);
        days.set(29, 2);
        days.set(20, 1240);
        assertThat(Sparkline.of(days, TODAY).words()).isEqualTo("1,242 changes in 30 days, most on 9 Dec: 1,240");
        days.set(20, 0);
        days.set(29, 1);
        assertThat(Sparkline.of(days, TODAY).words()).isEqualTo("1 change in 30 days, on 18 Dec");
        assertThat(Sparkline.of(NO_CHANGE, TODAY).words()).isEqualTo("no change in 30 days");
        assertThat(Sparkline.of(List.of(0, 3, 1), TODAY, "alert").words())
                .isEqualTo("4 alerts in 3 days, most on 17 Dec: 3");
    }

    @Property
    void everyDayWithAChangeHasABarAndNoneIsTallerThanTheBox(
            @ForAll @Size(Sparkline.DAYS) List<@IntRange(max = 20_000) Integer> days) {
        String path = Sparkline.of(days, TODAY).path();
        long bars = path.chars().filter(c -> c == 'M').count();
        assertThat(bars).isEqualTo(days.stream().filter(n -> n > 0).count());
        for (String bar : path.split("z")) {
            if (!bar.isEmpty()) {
                int height = Integer.parseInt(bar.replaceFirst(".*v-(\\d+)h.*", "$1"));
                assertThat(height).isBetween(2, Sparkline.HEIGHT);
            }
        }
    }
}

package io.tocsin.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.benchmarks.Timings.Spread;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimingsTest {
    @Test
    void medianComesWithTheShortestAndTheLongest() {
        assertThat(of(5, 1, 4, 2, 3).median()).isEqualTo(new Spread(3, 1, 5));
        assertThat(of(7).median()).isEqualTo(new Spread(7, 7, 7));
    }

    @Test
    void percentileIsTheDurationThatSoManyDoNotExceed() {
        Timings hundred = of(IntStream.rangeClosed(1, 100).map(i -> 101 - i).toArray());

        assertThat(hundred.percentile(50, 100).value()).isEqualTo(50);
        assertThat(hundred.percentile(99, 100).value()).isEqualTo(99);
    }

    @Test
    void percentileIsTakenOverAllAndItsRangeOverTheRounds() {
        Timings rounds = of(1, 2, 3, 10, 20, 30);

        assertThat(rounds.percentile(50, 3)).isEqualTo(new Spread(3, 2, 20));
    }

    @Test
    void aTargetThatIsMissedIsSaid() {
        Figure met = new Figure("quick", 5, new Spread(17, 16, 18), new Spread(10, 9, 11), new Target.Times(1.7));
        Figure missed =
                new Figure("slow", 5, new Spread(171, 160, 180), new Spread(100, 90, 110), new Target.Times(1.7));

        List<String> table = Report.table(List.of(met, missed));

        assertThat(table.get(1))
                .startsWith("quick")
                .contains("17.0 (16.0..18.0)", "10.0 (9.0..11.0)", "1.70")
                .endsWith("met");
        assertThat(table.get(2))
                .startsWith("slow")
                .contains("171 (160..180)", "1.71", "<= 1.70")
                .endsWith("MISSED");
    }

    @Test
    void aTargetInMillisecondsHoldsWhateverTheLimit() {
        Figure met = new Figure("read", 5, new Spread(4.9, 4, 6), new Spread(1, 1, 1), new Target.Millis(5));
        Figure missed =
                new Figure("search", 5, new Spread(30.1, 29, 31), new Spread(60, 60, 60), new Target.Millis(30));

        List<String> table = Report.table(List.of(met, missed));

        assertThat(table.get(1)).contains("<= 5 ms").endsWith("met");
        assertThat(table.get(2)).contains("<= 30 ms").endsWith("MISSED");
    }

    private static Timings of(int... millis) {
        Timings timings = new Timings();
        IntStream.of(millis).forEach(timings::add);
        return timings;
    }
}

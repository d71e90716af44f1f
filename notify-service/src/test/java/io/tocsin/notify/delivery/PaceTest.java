package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");

    @Property(tries = 200)
    void neverDoMoreBeginInAnySecondThanAreAllowedHoweverOneAsks(
            @ForAll @IntRange(min = 1, max = 300) int perSecond,
            @ForAll List<@IntRange(min = 0, max = 400) Integer> waitsMillis) {
        Pace pace = new Pace(perSecond, Instant.EPOCH);
        List<Instant> begun = new ArrayList<>();
        Instant now = BEGIN;
        for (int wait : waitsMillis) {
            now = now.plusMillis(wait);
            while (pace.allows(now)) {
                pace = pace.taken(now);
                begun.add(now);
            }
        }
        for (int i = 0; i + perSecond < begun.size(); i++) {
            assertThat(begun.get(i + perSecond)).isAfterOrEqualTo(begun.get(i).plusSeconds(1));
        }
    }

    @Test
    void whoWaitsUntilTheBucketIsFullComesCloseToTheRate() {
        Pace pace = new Pace(100, Instant.EPOCH);
        int begun = 0;
        Instant now = BEGIN;
        while (now.isBefore(BEGIN.plusSeconds(10))) {
            while (pace.allows(now)) {
                pace = pace.taken(now);
                begun++;
            }
            now = pace.fullAt();
        }
        assertThat(begun).isBetween(900, 1000);
    }
}

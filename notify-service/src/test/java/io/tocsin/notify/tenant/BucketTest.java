package io.tocsin.notify.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BucketTest {
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");

    @Property
    void inNoMinuteMoreGoThroughThanTheFirstFillAndOneMinutesShare(
            @ForAll @IntRange(min = 1, max = 100) int perMinute,
            @ForAll @Size(max = 300) java.util.List<@LongRange(min = 0, max = 2000) Long> waits) {
        Bucket bucket = Bucket.full(perMinute, BEGIN);
        Instant now = BEGIN;
        int through = 0;
        for (long wait : waits) {
            now = now.plusMillis(wait);
            bucket = bucket.at(now, perMinute);
            if (bucket.hasOne()) {
                bucket = bucket.takeOne();
                through++;
            }
        }

        double minutes = Duration.between(BEGIN, now).toMillis() / 60_000.0;
        assertThat(through).isLessThanOrEqualTo((int) Math.ceil(perMinute + minutes * perMinute));
    }

    @Property
    void afterTheWaitThereIsOne(@ForAll @IntRange(min = 1, max = 6000) int perMinute) {
        Bucket empty = new Bucket(0, BEGIN);

        Duration wait = empty.wait(perMinute).plusNanos(1000);

        assertThat(empty.hasOne()).isFalse();
        assertThat(empty.at(BEGIN.plus(wait), perMinute).hasOne()).isTrue();
    }
}

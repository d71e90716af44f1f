package io.tocsin.notify.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.RunPosition;
import io.tocsin.notify.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Watermark BEFORE_ALL = new Watermark(0, Digest.GENESIS, 0);

    private final List<LoggedEvent> log = log(5);

    @Test
    void whatFollowsOneByOneIsApplied() {
        Reading reading = Reading.of(BEFORE_ALL, records(0, 1, 2));

        assertThat(reading.stop()).isEqualTo(new Stop.None());
        assertThat(reading.events()).extracting(LoggedEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(reading.after()).isEqualTo(new Watermark(3, log.get(2).digest(), 3));
    }

    @Test
    void repeatsChangeNothing() {
        Reading reading = Reading.of(BEFORE_ALL, records(0, 1, 0, 1, 2));

        assertThat(reading.events()).extracting(LoggedEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(reading.after()).isEqualTo(new Watermark(3, log.get(2).digest(), 5));
    }

    @Test
    void nothingBehindAGapIsApplied() {
        Reading reading = Reading.of(BEFORE_ALL, records(0, 2, 3));

        assertThat(reading.stop()).isEqualTo(new Stop.Gap(2, 3, 1));
        assertThat(reading.events()).hasSize(1);
        assertThat(reading.after()).isEqualTo(new Watermark(1, log.get(0).digest(), 1));
    }

    @Test
    void aGapClosesWhenTheMissingOneComesAndThenTheOthersAgain() {
        Reading reading = Reading.of(BEFORE_ALL, records(0, 2, 3, 1, 2, 3));

        assertThat(reading.stop()).isEqualTo(new Stop.None());
        assertThat(reading.events()).extracting(LoggedEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(reading.after().nextOffset()).isEqualTo(6);
    }

    @Test
    void anUnknownTypeStopsAndIsNamed() {
        String unknown = log.get(1).json().replace("designation.listed", "designation.vanished");

        Reading reading =
                Reading.of(BEFORE_ALL, List.of(new Received(0, log.get(0).json()), new Received(1, unknown)));

        assertThat(reading.events()).hasSize(1);
        assertThat(reading.stop().inWords()).contains("designation.vanished").contains("offset 1");
    }

    @Test
    void anUnknownSchemaStopsAndIsNamed() {
        String unknown = log.get(0).json().replace("\"schema\":1", "\"schema\":2");

        assertThat(Reading.of(BEFORE_ALL, List.of(new Received(0, unknown)))
                        .stop()
                        .inWords())
                .contains("unknown event schema 2");
    }

    @Test
    void garbageAndNothingStop() {
        assertThat(Reading.of(BEFORE_ALL, List.of(new Received(7, "\uFFFD\u0000")))
                        .stop()
                        .inWords())
                .contains("not JSON")
                .contains("offset 7");
        assertThat(Reading.of(BEFORE_ALL, List.of(new Received(7, null))).stop().inWords())
                .contains("no value");
    }

    @Test
    void anAlteredEventStops() {
        String altered = log.get(0).json().replace("EXAMPLE TRADING", "ANOTHER TRADING");

        Reading reading = Reading.of(BEFORE_ALL, List.of(new Received(0, altered)));

        assertThat(reading.events()).isEmpty();
        assertThat(reading.stop().inWords()).contains("digest of event 1");
    }

    @Test
    void aFieldThatThisVersionDoesNotKnowStaysInTheJson() {
        String open = log.get(0).json().replaceFirst("\\{", "{\"later\":{\"a\":1},");
        Digest digest = EventCodec.digestAfter(Digest.GENESIS, open);
        String json = open.replace(log.get(0).digest().hex() + "\"}", digest.hex() + "\"}");

        Reading reading = Reading.of(BEFORE_ALL, List.of(new Received(0, json)));

        assertThat(reading.stop()).isEqualTo(new Stop.None());
        assertThat(reading.events().getFirst().json()).contains("\"later\":{\"a\":1}");
    }

    private List<Received> records(int... indexes) {
        List<Received> records = new ArrayList<>();
        for (int index : indexes) {
            records.add(new Received(records.size(), log.get(index).json()));
        }
        return records;
    }

    private static List<LoggedEvent> log(int size) {
        List<LoggedEvent> log = new ArrayList<>();
        Digest digest = Digest.GENESIS;
        Instant now = Instant.parse("2025-01-01T00:00:00Z");
        for (int i = 1; i <= size; i++) {
            LoggedEvent event = EventCodec.seal(
                    new UUID(1, 1),
                    i,
                    digest,
                    "ofac-sdn",
                    new RunPosition("test", i, size),
                    Events.listed("entry-" + i),
                    new EventTimes(null, null, now, now),
                    List.of(new Evidence("0".repeat(64), null, null, now)));
            digest = event.digest();
            log.add(event);
        }
        return log;
    }
}

package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.notify.format.Body;
import io.tocsin.notify.format.Format;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Memory is bounded, however many bodies there are and however large.
class BodyCacheTest {
    private static final UUID ID = new UUID(1, 2);

    @Test
    void theLatestAreKeptWhileTheyAreNotTooMany() {
        BodyCache cache = new BodyCache(2, 1000);

        IntStream.rangeClosed(1, 3).forEach(sequence -> put(cache, sequence, 1));

        assertThat(IntStream.rangeClosed(1, 3).filter(sequence -> has(cache, sequence)))
                .containsExactly(2, 3);
    }

    @Test
    void theLatestAreKeptWhileTheyAreNotTooLargeTogether() {
        BodyCache cache = new BodyCache(100, 1000);

        put(cache, 1, 400);
        put(cache, 2, 400);
        put(cache, 2, 500);
        put(cache, 3, 500);

        assertThat(IntStream.rangeClosed(1, 3).filter(sequence -> has(cache, sequence)))
                .containsExactly(2, 3);
    }

    @Test
    void oneThatIsLargerThanAllMayBeIsNotKept() {
        BodyCache cache = new BodyCache(100, 1000);

        put(cache, 1, 1001);

        assertThat(has(cache, 1)).isFalse();
    }

    @Test
    void anotherFormatIsAnotherBody() {
        BodyCache cache = new BodyCache(100, 1000);

        put(cache, 1, 10);

        assertThat(cache.get(new Content.OfEvent(1), Format.SLACK)).isNull();
    }

    private static void put(BodyCache cache, long sequence, int size) {
        cache.put(
                new Content.OfEvent(sequence), Format.EVENT, new EventBody(ID, new Body("text/plain", new byte[size])));
    }

    private static boolean has(BodyCache cache, long sequence) {
        return cache.get(new Content.OfEvent(sequence), Format.EVENT) != null;
    }
}

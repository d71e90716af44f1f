package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<Duration> WAITS = List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final RetrySchedule exact = schedule(0);

    @Test
    void eachFailureLeadsToTheNextWaitUntilTheLast() {
        List<DeliveryState> states = new ArrayList<>();
        DeliveryState state = new DeliveryState.Pending(0, NOW);
        while (state instanceof DeliveryState.Pending pending) {
            state = pending.failed(exact, NOW, null);
            states.add(state);
        }
        assertThat(states)
                .containsExactly(
                        new DeliveryState.Pending(1, NOW.plusSeconds(5)),
                        new DeliveryState.Pending(2, NOW.plusSeconds(300)),
                        new DeliveryState.Exhausted(NOW));
    }

    @Test
    void anEndpointMayAskForLongerButNotForShorterNorForEver() {
        assertThat(exact.next(1, NOW, Duration.ofMinutes(1))).contains(NOW.plusSeconds(60));
        assertThat(exact.next(1, NOW, Duration.ofSeconds(1))).contains(NOW.plusSeconds(5));
        assertThat(exact.next(1, NOW, Duration.ofDays(400))).contains(NOW.plus(Duration.ofHours(10)));
    }

    @Test
    void jitterStaysWithinItsPart() {
        RetrySchedule jittered = schedule(0.2);
        for (int i = 0; i < 1000; i++) {
            assertThat(jittered.next(2, NOW, null).orElseThrow()).isBetween(NOW.plusSeconds(240), NOW.plusSeconds(360));
        }
    }

    @Test
    void aScheduleThatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetrySchedule(List.of(), 0, Duration.ZERO, RandomGenerator.getDefault()));
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(1)).withMessageContaining("1.0");
    }

    @Test
    void retryAfterIsReadAsSecondsAndAsDate() {
        assertThat(RetryAfter.read("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Wed, 01 Jan 2025 00:00:30 GMT", NOW)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.read("Tue, 31 Dec 2024 00:00:00 GMT", NOW)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.read("soon", NOW)).isNull();
        assertThat(RetryAfter.read(null, NOW)).isNull();
    }

    private static RetrySchedule schedule(double jitter) {
        return new RetrySchedule(WAITS, jitter, Duration.ofHours(10), RandomGenerator.getDefault());
    }
}

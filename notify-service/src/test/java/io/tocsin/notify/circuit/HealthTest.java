package io.tocsin.notify.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
    private static final CircuitRule RULE =
            new CircuitRule(3, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofDays(5));

    @Test
    void aCircuitOpensAfterSomeFailuresInARowAndNotBefore() {
        Circuit twice = Circuit.NEW.failed(RULE, NOW).failed(RULE, NOW);

        assertThat(twice.state(NOW)).isEqualTo(Circuit.State.CLOSED);
        assertThat(twice.failed(RULE, NOW)).isEqualTo(new Circuit.Open(3, 1, NOW.plusSeconds(30)));
        assertThat(twice.worked().failed(RULE, NOW)).isEqualTo(new Circuit.Closed(1));
    }

    @Test
    void aFailedTrialOpensItForTwiceAsLongUpToAnEnd() {
        Circuit circuit = new Circuit.Open(3, 1, NOW.plusSeconds(30));
        for (long pause : List.of(60L, 120L, 240L, 480L, 900L, 900L)) {
            Instant trial = ((Circuit.Open) circuit).until();
            assertThat(circuit.state(trial)).isEqualTo(Circuit.State.HALF_OPEN);
            circuit = circuit.failed(RULE, trial);
            assertThat(circuit.state(trial)).isEqualTo(Circuit.State.OPEN);
            assertThat(((Circuit.Open) circuit).until()).isEqualTo(trial.plusSeconds(pause));
        }
        assertThat(circuit.worked()).isEqualTo(Circuit.NEW);
    }

    @Test
    void whatWasUnderWayWhenItOpenedDoesNotMakeThePauseLonger() {
        Circuit open = new Circuit.Open(3, 1, NOW.plusSeconds(30));

        assertThat(open.failed(RULE, NOW.plusSeconds(1))).isEqualTo(new Circuit.Open(4, 1, NOW.plusSeconds(30)));
    }

    @Test
    void aMessageThatIsRefusedShowsThatTheEndpointWorks() {
        Health failing = Health.UNKNOWN.failed(RULE, NOW, "down").failed(RULE, NOW, "down");

        Health refused = failing.refused(NOW.plusSeconds(1), "not this one");

        assertThat(refused.circuit()).isEqualTo(Circuit.NEW);
        assertThat(refused.failingSince()).isEqualTo(NOW);
        assertThat(refused.lastError()).isEqualTo("not this one");
    }

    @Test
    void anEndpointIsDeadAfterNothingButFailuresForLongAndADeliveryGivenUp() {
        Health failing = Health.UNKNOWN.failed(RULE, NOW, "down");
        Instant later = NOW.plus(Duration.ofDays(5));

        assertThat(failing.isDead(RULE, later)).isFalse();
        assertThat(failing.gaveUp().isDead(RULE, later.minusSeconds(1))).isFalse();
        assertThat(failing.gaveUp().isDead(RULE, later)).isTrue();
        assertThat(failing.gaveUp().succeeded(NOW).failed(RULE, NOW, "down").isDead(RULE, later))
                .isFalse();
    }

    @Test
    void aRuleThatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CircuitRule(0, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CircuitRule(1, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO));
    }
}

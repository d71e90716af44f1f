package io.tocsin.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.operation.Operation;
import io.tocsin.designation.operation.OperationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is told of a source: each trouble once, and once that it is over.
class HealthTest {
    private static final Duration LIMIT = Duration.ofHours(2);
    private static final Instant START = Instant.parse("2024-12-18T00:00:00Z");
    private static final int TELL_AFTER = 3;

    private enum What {
        VERIFIED,
        HELD,
        OLD_HELD_RELEASED,
        FAILED,
        HOUR_PASSES
    }

    @Property
    void whateverHappensNothingIsToldTwiceAndNothingRecoversThatWasWell(@ForAll @Size(max = 40) List<What> story) {
        // When
        List<Operation> told = tell(story);
        // Then
        boolean failing = false;
        boolean stale = false;
        for (Operation operation : told) {
            switch (operation) {
                case Operation.Failing f -> {
                    assertThat(failing).isFalse();
                    failing = true;
                }
                case Operation.Stale s -> {
                    assertThat(stale).isFalse();
                    stale = true;
                }
                case Operation.Recovered r -> {
                    assertThat(r.from().contains(OperationType.FAILING)).isEqualTo(failing);
                    assertThat(stale || !r.from().contains(OperationType.STALE)).isTrue();
                    failing = false;
                    stale = stale && !r.from().contains(OperationType.STALE);
                }
                default -> throw new AssertionError("told of a source's health: " + operation);
            }
        }
    }

    @Test
    void silenceIsToldOnceAsFailingAndOnceAsStaleAndTheFirstAnswerEndsBoth() {
        assertThat(tell(List.of(
                        What.VERIFIED,
                        What.FAILED,
                        What.FAILED,
                        What.FAILED,
                        What.FAILED,
                        What.HOUR_PASSES,
                        What.FAILED,
                        What.HOUR_PASSES,
                        What.HOUR_PASSES,
                        What.HOUR_PASSES,
                        What.VERIFIED,
                        What.VERIFIED)))
                .extracting(Operation::type)
                .containsExactly(OperationType.FAILING, OperationType.STALE, OperationType.RECOVERED);
    }

    @Test
    void aSourceNeverSeenIsStaleOnceItHasBeenWatchedForLongEnough() {
        assertThat(tell(List.of(What.HOUR_PASSES, What.HOUR_PASSES))).isEmpty();
        assertThat(tell(List.of(What.HOUR_PASSES, What.HOUR_PASSES, What.HOUR_PASSES, What.HOUR_PASSES)))
                .hasSize(1);
    }

    @Test
    void whatIsHeldIsLookedAtButNoFresher() {
        assertThat(tell(List.of(What.VERIFIED, What.HOUR_PASSES, What.HELD, What.HOUR_PASSES, What.HOUR_PASSES)))
                .extracting(Operation::type)
                .containsExactly(OperationType.STALE);
    }

    @Test
    void whatIsReleasedLaterMakesNoSourceWellThatIsNot() {
        assertThat(tell(List.of(
                        What.VERIFIED,
                        What.FAILED,
                        What.FAILED,
                        What.FAILED,
                        What.HOUR_PASSES,
                        What.HOUR_PASSES,
                        What.HOUR_PASSES,
                        What.OLD_HELD_RELEASED)))
                .extracting(Operation::type)
                .containsExactly(OperationType.FAILING, OperationType.STALE);
    }

    @Property
    void noTimeEverGoesBack(@ForAll @Size(max = 40) List<What> story) {
        Health before = Health.UNKNOWN;
        for (int length = 1; length <= story.size(); length++) {
            Health after = live(story.subList(0, length), new ArrayList<>());
            assertThat(notBefore(before.lastCheckedAt(), after.lastCheckedAt())).isTrue();
            assertThat(notBefore(before.lastVerifiedAt(), after.lastVerifiedAt()))
                    .isTrue();
            assertThat(notBefore(before.lastChangedAt(), after.lastChangedAt())).isTrue();
            before = after;
        }
    }

    private static boolean notBefore(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && !other.isBefore(one);
    }

    @Test
    void oneLookThatFailsInTwoWaysIsOneLook() {
        Health once = Health.UNKNOWN.failed("un-sc", START, "503", TELL_AFTER).after();
        assertThat(once.failed("un-sc", START, "and worse", TELL_AFTER).after().failedLooks())
                .isEqualTo(1);
        assertThat(once.failed("un-sc", START.plusSeconds(1), "503", TELL_AFTER)
                        .after()
                        .failedLooks())
                .isEqualTo(2);
    }

    private static List<Operation> tell(List<What> story) {
        List<Operation> told = new ArrayList<>();
        live(story, told);
        return told;
    }

    private static Health live(List<What> story, List<Operation> told) {
        Health health = Health.UNKNOWN;
        Instant now = START;
        for (What what : story) {
            now = now.plus(what == What.HOUR_PASSES ? Duration.ofHours(1) : Duration.ofSeconds(1));
            Health.Step step = switch (what) {
                case VERIFIED -> health.verified("un-sc", now, false);
                case HELD -> health.held("un-sc", now);
                case OLD_HELD_RELEASED -> health.verified("un-sc", START, true);
                case FAILED -> health.failed("un-sc", now, "it answered 503", TELL_AFTER);
                case HOUR_PASSES -> health.watched("un-sc", now, LIMIT);
            };
            health = step.after();
            step.told().ifPresent(told::add);
            // However often somebody looks at the clock meanwhile.
            Health.Step again = health.watched("un-sc", now, LIMIT);
            again.told().ifPresent(told::add);
            health = again.after();
        }
        return health;
    }
}

package io.tocsin.registry.fold;

import static io.tocsin.registry.fold.Course.From.BEGINNING;
import static io.tocsin.registry.fold.Course.From.LAST_APPLIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.event.Digest;
import io.tocsin.designation.fold.Halt;
import io.tocsin.designation.fold.Judgement;
import io.tocsin.designation.fold.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
    private static final Course.Patience PATIENCE =
            new Course.Patience(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final Halt.Missing MISSING = new Halt.Missing(2, 3, 1);
    private static final Halt.Refused REFUSED = new Halt.Refused(4, "not JSON");

    @Test
    void aMissingEventMayComeALittleLate() {
        Course waiting = halted(MISSING);

        assertThat(waiting.due(NOW.plusMillis(1999), PATIENCE)).isNull();
        assertThat(waiting.alarms()).isFalse();
    }

    @Test
    void thenTheFoldSeeksBackAndOnlyThenAlarms() {
        Course.Try first = halted(MISSING).due(NOW.plusSeconds(2), PATIENCE);
        Course.Try second = first.then().due(NOW.plusSeconds(4), PATIENCE);

        assertThat(first.from()).isEqualTo(LAST_APPLIED);
        assertThat(first.then().alarms()).isFalse();
        assertThat(second.from()).isEqualTo(BEGINNING);
        assertThat(second.then().alarms()).isTrue();
    }

    @Test
    void anotherBatchBehindTheSameGapChangesNothing() {
        Course waiting = halted(MISSING);

        assertThat(waiting.after(judgement(new Halt.Missing(2, 9, 8)), 8, NOW.plusSeconds(1), PATIENCE))
                .isSameAs(waiting);
    }

    @Test
    void triesBecomeRarerUpToALimit() {
        Course course = halted(REFUSED);
        List<Long> pauses = new java.util.ArrayList<>();
        Instant now = NOW;
        for (int i = 0; i < 5; i++) {
            Instant due = ((Course.Stopped) course).dueAt();
            pauses.add(Duration.between(now, due).toSeconds());
            now = due;
            course = course.due(now, PATIENCE).then();
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 5L, 5L);
    }

    @Test
    void aRecordRefusedAgainDoesNotStartThePausesAnew() {
        Course retried = halted(REFUSED).due(NOW.plusSeconds(1), PATIENCE).then();

        assertThat(retried.after(judgement(REFUSED), 4, NOW.plusSeconds(1), PATIENCE))
                .isSameAs(retried);
    }

    @Test
    void duplicatesBeforeTheRefusedRecordDoNotClearTheAlarm() {
        Course stopped = halted(REFUSED);

        assertThat(stopped.after(judgement(null), 3, NOW, PATIENCE)).isSameAs(stopped);
        assertThat(stopped.after(judgement(null), 4, NOW, PATIENCE)).isEqualTo(new Course.Folding());
    }

    @Test
    void whatAnotherReplicaDidMeanwhileEndsTheHalt() {
        assertThat(halted(MISSING).reached(new Watermark(2, Digest.GENESIS, 9))).isEqualTo(new Course.Folding());
        assertThat(halted(REFUSED).reached(new Watermark(2, Digest.GENESIS, 4))).isInstanceOf(Course.Stopped.class);
        assertThat(halted(REFUSED).reached(new Watermark(2, Digest.GENESIS, 5))).isEqualTo(new Course.Folding());
    }

    private static Course halted(Halt halt) {
        return new Course.Folding().after(judgement(halt), 4, NOW, PATIENCE);
    }

    private static Judgement judgement(Halt halt) {
        return new Judgement(List.of(), 0, Watermark.START, halt);
    }
}

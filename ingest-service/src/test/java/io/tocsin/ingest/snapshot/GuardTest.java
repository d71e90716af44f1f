package io.tocsin.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.ingest.snapshot.Guard.Before;
import io.tocsin.ingest.snapshot.Guard.Verdict;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Guard GUARD = new Guard(5, 0.02, 100);
    private static final SnapshotForm FORM = new SnapshotForm("test/list", 1, Map.of());

    @Test
    void anEmptyListIsRejectedWhateverWasThereBefore() {
        assertThat(GUARD.judge(facts(0), new Before(14_965, null), 14_965)).isInstanceOf(Verdict.Reject.class);
        assertThat(GUARD.judge(facts(0), null, 0)).isInstanceOf(Verdict.Reject.class);
    }

    @Test
    void aFirstSnapshotBelowTheFloorIsHeld() {
        assertThat(GUARD.judge(facts(99), null, 0))
                .isEqualTo(new Verdict.Hold("floor: the first snapshot has 99 entries, the source's floor is 100"));
        assertThat(GUARD.judge(facts(100), null, 0)).isInstanceOf(Verdict.Accept.class);
    }

    @Test
    void aFaultOfTheDocumentHoldsIt() {
        SnapshotFacts facts = new SnapshotFacts(
                FORM, null, null, 200, List.of(new Fault("record-count", "201 declared, 200 found")), List.of());
        assertThat(GUARD.judge(facts, new Before(200, null), 0))
                .isEqualTo(new Verdict.Hold("record-count: 201 declared, 200 found"));
    }

    @Test
    void anOlderPublicationIsHeld() {
        SnapshotFacts facts = new SnapshotFacts(FORM, LocalDate.of(2024, 12, 17), null, 200, List.of(), List.of());
        assertThat(GUARD.judge(facts, new Before(200, LocalDate.of(2024, 12, 18)), 0))
                .isInstanceOf(Verdict.Hold.class);
        assertThat(GUARD.judge(facts, new Before(200, LocalDate.of(2024, 12, 17)), 0))
                .isInstanceOf(Verdict.Accept.class);
    }

    @Property
    void noMoreThanTheAllowedShareEverGoesWithoutADecision(
            @ForAll @IntRange(min = 1, max = 50_000) int before, @ForAll @IntRange(max = 50_000) int gone) {
        int removed = Math.min(gone, before - 1);
        boolean accepted =
                GUARD.judge(facts(before - removed), new Before(before, null), removed) instanceof Verdict.Accept;
        assertThat(accepted).isEqualTo(removed <= Math.max(5, before * 2 / 100));
    }

    private static SnapshotFacts facts(int entries) {
        return new SnapshotFacts(FORM, null, null, entries, List.of(), List.of());
    }
}

package io.tocsin.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Field;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.snapshot.Guard.Allowance;
import io.tocsin.ingest.snapshot.Guard.Before;
import io.tocsin.ingest.snapshot.Guard.Limits;
import io.tocsin.ingest.snapshot.Guard.Verdict;
import io.tocsin.ingest.snapshot.Profile.Packing;
import io.tocsin.ingest.snapshot.Profile.Weight;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Limits LIMITS = new Limits(
            new Allowance(5, 0.02),
            new Allowance(100, 0.2),
            new Allowance(20, 0.5),
            new Allowance(5, 0.005),
            10,
            0.05,
            0.5,
            2.0,
            20);
    private static final Guard GUARD = new Guard(LIMITS, 100);
    private static final SnapshotForm FORM = new SnapshotForm("test/list", 1, Map.of());

    @Test
    void anEmptyListIsRejectedWhateverWasThereBefore() {
        assertThat(GUARD.judge(facts(0), new Before(14_965, null), first(0))).isInstanceOf(Verdict.Reject.class);
        assertThat(GUARD.judge(facts(0), null, first(0))).isInstanceOf(Verdict.Reject.class);
    }

    @Test
    void aFirstSnapshotBelowTheFloorIsHeld() {
        assertThat(GUARD.judge(facts(99), null, first(99)))
                .isEqualTo(new Verdict.Hold("floor: the first snapshot has 99 entries, the source's floor is 100"));
        assertThat(GUARD.judge(facts(100), null, first(100))).isInstanceOf(Verdict.Accept.class);
    }

    @Test
    void aFaultOfTheDocumentHoldsIt() {
        SnapshotFacts facts = new SnapshotFacts(
                FORM, null, null, 200, List.of(new Fault("record-count", "201 declared, 200 found")), List.of());
        assertThat(GUARD.judge(facts, new Before(200, null), lost(200, 0)))
                .isEqualTo(new Verdict.Hold("record-count: 201 declared, 200 found"));
    }

    @Test
    void anOlderPublicationIsHeld() {
        SnapshotFacts facts = new SnapshotFacts(FORM, LocalDate.of(2024, 12, 17), null, 200, List.of(), List.of());
        assertThat(GUARD.judge(facts, new Before(200, LocalDate.of(2024, 12, 18)), lost(200, 0)))
                .isInstanceOf(Verdict.Hold.class);
        assertThat(GUARD.judge(facts, new Before(200, LocalDate.of(2024, 12, 17)), lost(200, 0)))
                .isInstanceOf(Verdict.Accept.class);
    }

    @Property
    void noMoreThanTheAllowedShareEverGoesWithoutADecision(
            @ForAll @IntRange(min = 1, max = 50_000) int before, @ForAll @IntRange(max = 50_000) int gone) {
        int removed = Math.min(gone, before - 1);
        Verdict verdict = GUARD.judge(facts(before - removed), new Before(before, null), lost(before, removed));
        assertThat(verdict instanceof Verdict.Accept).isEqualTo(removed <= Math.max(5, before * 2 / 100));
        assertThat(verdict instanceof Verdict.HoldRemovals).isEqualTo(removed > Math.max(5, before * 2 / 100));
    }

    @Test
    void aWaveOfAdditionsIsHeld() {
        Movement.Count count = moving(entries(200));
        entries(301, 500).forEach(entry -> read(count, null, entry));
        Verdict verdict = judge(count, 401, 200);
        assertThat(verdict)
                .isEqualTo(new Verdict.Hold(
                        "additions: 200 entries came to 200, at most 100 may come without a decision"));
    }

    @Test
    void onlyMaterialChangesOfMoreThanHalfTheListHoldIt() {
        // Given
        List<Designation> before = entries(50);
        Movement.Count material = moving(before);
        Movement.Count minor = moving(before);
        // When
        before.subList(0, 30).forEach(entry -> {
            read(material, entry, under(entry, "IFSR", "NPWMD"));
            read(minor, entry, remarked(entry, "Said otherwise"));
        });
        // Then
        assertThat(judge(material, 50, 50))
                .isEqualTo(new Verdict.Hold(
                        "changed: 30 of 50 entries changed materially, at most 25 may without a decision"));
        assertThat(judge(minor, 50, 50)).isInstanceOf(Verdict.Accept.class);
    }

    @Test
    void aProgrammeThatVanishesByRemovalsHoldsThemAlone() {
        // Given
        List<Designation> before = entries(1000);
        before.replaceAll(entry -> entry.reference().length() == 1 ? under(entry, "ISN") : entry);
        Movement.Count count = moving(before);
        // When
        before.stream()
                .filter(entry -> entry.programmes().contains("ISN"))
                .forEach(entry -> count.gone(entry.reference(), EntryState.of(entry, entry)));
        // Then
        assertThat(judge(count, 990, 1000))
                .isEqualTo(new Verdict.HoldRemovals(
                        "programme-vanished: programme ISN had 10 entries and has none, all of them by removal"));
    }

    @Test
    void aProgrammeThatVanishesByAmendmentsHoldsTheWhole() {
        List<Designation> before = entries(1000);
        before.replaceAll(entry -> entry.reference().length() == 2 ? under(entry, "ISN") : entry);
        Movement.Count count = moving(before);
        before.stream()
                .filter(entry -> entry.programmes().contains("ISN"))
                .forEach(entry -> read(count, entry, under(entry, "NPWMD")));
        assertThat(judge(count, 1000, 1000))
                .isInstanceOfSatisfying(
                        Verdict.Hold.class, hold -> assertThat(hold.reason()).startsWith("programme-vanished"));
    }

    @Test
    void aFieldThatVanishesIsHeldAndAnElementNewInItsPlaceIsNamed() {
        // Given
        List<Designation> before = entries(100);
        before.replaceAll(entry -> remarked(entry, "Linked to another"));
        Movement.Count count = moving(before);
        // When
        before.forEach(entry -> read(count, entry, remarked(entry, null)));
        SnapshotFacts facts = new SnapshotFacts(
                FORM,
                null,
                null,
                100,
                List.of(),
                List.of(
                        new Oddity(Oddity.Kind.UNKNOWN_ELEMENT, "entry/notes", 100),
                        new Oddity(Oddity.Kind.UNKNOWN_ELEMENT, "entry/rare", 3)));
        // Then
        assertThat(GUARD.judge(facts, new Before(100, null), count.end(weight(100), List.of())))
                .isEqualTo(
                        new Verdict.Hold("field-vanished: remarks stood in 100 of 100 entries and stands in 0 of 100;"
                                + " unknown-element: new in more than half of the entries, as if what vanished were renamed:"
                                + " entry/notes (100)"));
    }

    @Test
    void aDocumentOfHalfTheBytesPerEntryIsHeld() {
        Movement.Count count = moving(entries(100));
        Movement movement = count.end(new Weight(4_900, 100, Packing.PLAIN), List.of());
        assertThat(GUARD.judge(facts(100), new Before(100, null), movement))
                .isEqualTo(new Verdict.Hold("size: 49 bytes an entry, 100 in the accepted document"));
    }

    @Test
    void aPackedDocumentIsNotComparedInSizeWithAPlainOne() {
        Movement movement = moving(entries(100)).end(new Weight(900, 100, Packing.GZIP), List.of());
        assertThat(GUARD.judge(facts(100), new Before(100, null), movement)).isInstanceOf(Verdict.Accept.class);
    }

    @Test
    void aReferenceThatStandsForAnotherPartyIsHeldAndARenamingIsNot() {
        // Given
        Designation before = party("1", "SAMPLE, Constanze Gureya");
        Movement.Count renamed = moving(List.of(before));
        Movement.Count reused = moving(List.of(before));
        // When
        read(renamed, before, party("1", "Sample, Constanza Guveya"));
        read(reused, before, party("1", "Another Person"));
        // Then
        assertThat(judge(renamed, 1, 1)).isInstanceOf(Verdict.Accept.class);
        assertThat(judge(reused, 1, 1))
                .isEqualTo(
                        new Verdict.Hold(
                                "reference-reused: 1 stand for a party that shares no name and no identifier with the one before"));
    }

    @Test
    void lostCharactersHoldTheListFromFiveEntriesOnAndAreShownBelow() {
        // Given
        List<Designation> before = entries(200);
        Movement.Count few = moving(before);
        Movement.Count many = moving(before);
        // When
        before.subList(0, 4).forEach(entry -> read(few, entry, remarked(entry, "Caf\uFFFD")));
        before.subList(0, 5).forEach(entry -> read(many, entry, remarked(entry, "Caf\uFFFD")));
        // Then
        Movement shown = few.end(weight(200), List.of());
        assertThat(GUARD.judge(facts(200), new Before(200, null), shown)).isInstanceOf(Verdict.Accept.class);
        assertThat(shown.oddities(List.of(), 10))
                .containsExactly(
                        new Oddity(Oddity.Kind.ENCODING_DAMAGE, "U+FFFD in entries that were whole before", 4));
        assertThat(judge(many, 200, 200))
                .isInstanceOfSatisfying(
                        Verdict.Hold.class, hold -> assertThat(hold.reason()).startsWith("encoding-damage"));
    }

    @Test
    void inAnotherFormRemovalsHoldTheWhole() {
        List<Designation> before = entries(100);
        Movement.Count count = new Movement.Count(profile(before), Set.of(), false, true);
        before.subList(0, 6).forEach(entry -> count.gone(entry.reference(), EntryState.of(entry, entry)));
        assertThat(judge(count, 94, 100)).isInstanceOf(Verdict.Hold.class);
    }

    private static Verdict judge(Movement.Count count, int entries, int before) {
        return GUARD.judge(facts(entries), new Before(before, null), count.end(weight(entries), List.of()));
    }

    private static void read(Movement.Count count, @Nullable Designation before, Designation read) {
        KnownEntry known = before == null ? null : new KnownEntry(EntryState.of(before, before), true);
        count.read(
                known,
                read,
                before == null
                        ? EntryDifference.listed(read, false, 1)
                        : new EntryDifference.SameForm(everything()).of(EntryState.of(before, before), read));
    }

    private static Movement.Count moving(List<Designation> before) {
        return new Movement.Count(profile(before), everything().keySet(), true, true);
    }

    private static Map<Field, SnapshotForm.Coverage> everything() {
        Map<Field, SnapshotForm.Coverage> coverage = new HashMap<>();
        Arrays.stream(Field.values())
                .filter(field -> field != Field.STATUS)
                .forEach(field -> coverage.put(field, SnapshotForm.Coverage.FULL));
        return coverage;
    }

    private static Profile profile(List<Designation> entries) {
        Profile.Count count = new Profile.Count();
        entries.forEach(count::add);
        return count.end(weight(entries.size()), List.of());
    }

    private static Weight weight(int entries) {
        return new Weight(100L * entries, entries, Packing.PLAIN);
    }

    /// A list of which so many entries of one kind are gone.
    private static Movement lost(int before, int removed) {
        return new Movement(
                bare(before), bare(before - removed), Set.of(), true, 0, bare(removed), 0, List.of(), 0, Rekeying.NONE);
    }

    private static Movement first(int entries) {
        return new Movement(null, bare(entries), Set.of(), true, entries, bare(0), 0, List.of(), 0, Rekeying.NONE);
    }

    private static Profile bare(int entries) {
        return new Profile(entries, Map.of(), Map.of(), Map.of(), null, List.of());
    }

    private static SnapshotFacts facts(int entries) {
        return new SnapshotFacts(FORM, null, null, entries, List.of(), List.of());
    }

    private static List<Designation> entries(int count) {
        return entries(0, count - 1);
    }

    private static List<Designation> entries(int from, int to) {
        List<Designation> entries = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            entries.add(party(Integer.toString(i), "EXAMPLE HOUSE " + i));
        }
        return entries;
    }

    static Designation party(String reference, String name) {
        Subject subject = Subject.of(SubjectType.ORGANISATION, List.of(Name.of(name, NameQuality.PRIMARY)));
        return Designation.listed("ofac-sdn", "us-ofac", reference, subject, List.of("NPWMD"));
    }

    private static Designation under(Designation entry, String... programmes) {
        return changed(entry, tree -> tree.set("programmes", list(programmes)));
    }

    private static Designation remarked(Designation entry, @Nullable String remarks) {
        return changed(entry, tree -> tree.put("remarks", remarks));
    }

    private static JsonNode list(String... values) {
        return DesignationJson.MAPPER.valueToTree(values);
    }

    private static Designation changed(Designation entry, Consumer<ObjectNode> change) {
        var tree = DesignationJson.tree(entry);
        change.accept(tree);
        return DesignationJson.designation(tree);
    }
}

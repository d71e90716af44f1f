package io.tocsin.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Address;
import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Difference;
import io.tocsin.designation.Field;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.snapshot.SnapshotForm.Coverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EntryDifferenceTest {
    private static final Map<Field, Coverage> RICH =
            Map.of(Field.NAMES, Coverage.FULL, Field.ADDRESSES, Coverage.FULL, Field.PROGRAMMES, Coverage.FULL);
    private static final Map<Field, Coverage> POOR =
            Map.of(Field.NAMES, Coverage.PARTIAL, Field.PROGRAMMES, Coverage.FULL);

    private static final Designation PLAIN = party(List.of("NPWMD"), "PRIMARY NAME");
    private static final Designation FULLER = located(party(List.of("NPWMD"), "PRIMARY NAME", "STRONG NAME"), "PK");

    @Test
    void theSameFormTellsWhatTheAuthorityChanged() {
        // When
        EntryOutcome outcome = new EntryDifference.SameForm(RICH).of(state(FULLER), located(FULLER, "AE"));
        // Then
        assertThat(outcome.events()).singleElement().isInstanceOf(DesignationEvent.Amended.class);
        assertThat(outcome.state().known().revision()).isEqualTo(2);
        assertThat(outcome.events().getFirst().changes())
                .extracting(Change::field)
                .containsExactly(Field.ADDRESSES);
    }

    @Test
    void aRicherFormRestatesWhatItAdds() {
        // When
        EntryOutcome outcome = new EntryDifference.OtherForm(POOR, RICH).of(state(PLAIN), FULLER);
        // Then
        assertThat(outcome.events()).singleElement().isInstanceOf(DesignationEvent.Restated.class);
        assertThat(outcome.state().known()).isEqualTo(FULLER.withRevision(2));
    }

    @Test
    void aPoorerFormDeletesNothing() {
        // When
        EntryOutcome outcome = new EntryDifference.OtherForm(RICH, POOR).of(state(FULLER), PLAIN);
        // Then
        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.state().known()).isEqualTo(FULLER);
        assertThat(outcome.state().read()).isEqualTo(PLAIN);
    }

    @Test
    void inAPoorerFormWhatGoesFromTheDocumentGoesAndTheRestStays() {
        // Given
        EntryState known = new EntryState(FULLER, party(List.of("NPWMD"), "PRIMARY NAME", "NICK"));
        // When
        EntryOutcome outcome =
                new EntryDifference.SameForm(POOR).of(new EntryState(with(FULLER, "NICK"), known.read()), PLAIN);
        // Then
        assertThat(outcome.events()).singleElement().isInstanceOf(DesignationEvent.Amended.class);
        assertThat(outcome.state().known().subject().names())
                .extracting(Name::name)
                .containsExactly("PRIMARY NAME", "STRONG NAME");
    }

    @Test
    void aProgrammeThatChangesWithTheFormIsAnAmendmentAfterTheRestatement() {
        // Given
        Designation gained = located(party(List.of("IFSR", "NPWMD"), "PRIMARY NAME", "STRONG NAME"), "PK");
        // When
        EntryOutcome outcome = new EntryDifference.OtherForm(POOR, RICH).of(state(PLAIN), gained);
        // Then
        assertThat(outcome.events())
                .satisfiesExactly(
                        restated -> assertThat(restated).isInstanceOf(DesignationEvent.Restated.class), amended -> {
                            assertThat(amended).isInstanceOf(DesignationEvent.Amended.class);
                            assertThat(amended.changes())
                                    .extracting(Change::field)
                                    .containsExactly(Field.PROGRAMMES);
                            assertThat(amended.designation()).isEqualTo(gained.withRevision(3));
                        });
    }

    @Test
    void aBetterParserIsNeverAnAmendment() {
        // When
        EntryOutcome outcome = new EntryDifference.BetterParser(RICH).of(state(PLAIN), FULLER);
        // Then
        assertThat(outcome.events()).singleElement().isInstanceOf(DesignationEvent.Restated.class);
    }

    @Property
    void readingTheSameAgainIsNothing(
            @ForAll @Size(min = 1, max = 4) List<@AlphaChars @NotEmpty @StringLength(max = 8) String> names) {
        Designation read = party(List.of("NPWMD"), names.toArray(String[]::new));
        assertThat(new EntryDifference.SameForm(RICH).of(state(read), read).events())
                .isEmpty();
        assertThat(new EntryDifference.SameForm(POOR).of(state(read), read).events())
                .isEmpty();
        assertThat(new EntryDifference.OtherForm(RICH, POOR)
                        .of(state(read), read)
                        .events())
                .isEmpty();
    }

    @Property
    void theEventsLeadFromTheStateBeforeToTheStateAfter(
            @ForAll @Size(min = 1, max = 4) List<@AlphaChars @NotEmpty @StringLength(max = 8) String> before,
            @ForAll @Size(min = 1, max = 4) List<@AlphaChars @NotEmpty @StringLength(max = 8) String> after) {
        Designation known = party(List.of("NPWMD"), before.toArray(String[]::new));
        Designation read = party(List.of("NPWMD", "IFSR"), after.toArray(String[]::new));
        for (EntryDifference difference : List.of(
                new EntryDifference.SameForm(RICH),
                new EntryDifference.BetterParser(RICH),
                new EntryDifference.OtherForm(POOR, RICH))) {
            EntryOutcome outcome = difference.of(state(known), read);
            Designation state = known;
            for (DesignationEvent event : outcome.events()) {
                state = Difference.apply(state, event.changes()).withRevision(state.revision() + 1);
                assertThat(event.designation()).isEqualTo(state);
            }
            assertThat(outcome.state().known()).isEqualTo(state);
            assertThat(state).isEqualTo(read.withRevision(state.revision()));
        }
    }

    private static EntryState state(Designation known) {
        return EntryState.of(known, known);
    }

    /// @param names the primary one first
    private static Designation party(List<String> programmes, String... names) {
        List<Name> qualified = new ArrayList<>();
        qualified.add(Name.of(names[0], NameQuality.PRIMARY));
        Arrays.stream(names).skip(1).forEach(name -> qualified.add(Name.of(name, NameQuality.STRONG)));
        return Designation.listed(
                "ofac-sdn", "us-ofac", "1", Subject.of(SubjectType.ORGANISATION, qualified), programmes);
    }

    private static Designation located(Designation designation, String country) {
        Subject subject = designation.subject();
        return withSubject(
                designation,
                new Subject(
                        subject.type(),
                        subject.names(),
                        List.of(Address.in(country)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null));
    }

    private static Designation with(Designation designation, String alias) {
        Subject subject = designation.subject();
        List<Name> names = new ArrayList<>(subject.names());
        names.add(Name.of(alias, NameQuality.STRONG));
        return withSubject(
                designation,
                new Subject(
                        subject.type(),
                        names,
                        subject.addresses(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null));
    }

    private static Designation withSubject(Designation d, Subject subject) {
        return new Designation(
                d.id(),
                d.revision(),
                d.authority(),
                d.reference(),
                d.status(),
                subject,
                d.programmes(),
                d.legalBases(),
                d.designatedOn(),
                d.measures(),
                d.reasons(),
                d.remarks(),
                d.relations());
    }
}

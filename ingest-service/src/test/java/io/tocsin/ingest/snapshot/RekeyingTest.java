package io.tocsin.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Birth;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Field;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.snapshot.Rekeying.Pair;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RekeyingTest {
    private static final Birth BORN = Birth.on(PartialDate.of(LocalDate.of(1965, 3, 1)));
    private static final Birth LATER = Birth.on(PartialDate.of(LocalDate.of(1985, 7, 9)));
    private static final Identifier PASSPORT = Identifier.of("Passport", "A 123-456", "DE");
    private static final Identifier ANOTHER = Identifier.of("Passport", "B 999", "DE");
    private static final Identifier TAX = Identifier.of("Tax ID No.", "77", "DE");

    @Test
    void theSameNameAndTheSameBirthAreOneParty() {
        // When
        Rekeying found = of(List.of(person("1", "SAMPLE, Pat", BORN)), List.of(person("9", "Pat Sample", BORN)));
        // Then
        assertThat(found.pairs()).containsEntry("9", new Pair("1", "9", 0.95, "the same name; born 1965-03-01"));
        assertThat(found.doubts()).isEmpty();
    }

    @Test
    void anIdentifierIsTheSameHoweverItIsWritten() {
        Rekeying found = of(
                List.of(person("1", "SAMPLE, Pat", BORN, PASSPORT)),
                List.of(person("9", "SAMPLE, Pat", BORN, Identifier.of("Passport", "a123456", null))));
        assertThat(found.pairs().get("9"))
                .isEqualTo(new Pair("1", "9", 1.0, "the same name; the same Passport A123456; born 1965-03-01"));
    }

    @Test
    void anotherBirthOrAnotherNumberOfTheSameKindIsAnotherParty() {
        assertThat(of(List.of(person("1", "SAMPLE, Pat", BORN)), List.of(person("9", "SAMPLE, Pat", LATER))))
                .isEqualTo(Rekeying.NONE);
        assertThat(of(List.of(person("1", "SAMPLE, Pat", PASSPORT)), List.of(person("9", "SAMPLE, Pat", ANOTHER))))
                .isEqualTo(Rekeying.NONE);
    }

    @Test
    void whatAgreesInOneAndDiffersInAnotherIsInDoubt() {
        Rekeying found = of(
                List.of(person("1", "SAMPLE, Pat", TAX, PASSPORT)), List.of(person("9", "SAMPLE, Pat", TAX, ANOTHER)));
        assertThat(found.pairs()).isEmpty();
        assertThat(found.doubts())
                .containsExactly("1 may have become 9: some of their identifiers and births agree and others differ");
    }

    @Test
    void aNameAloneIsInDoubt() {
        Rekeying found = of(List.of(person("1", "SAMPLE, Pat", BORN)), List.of(person("9", "SAMPLE, Pat")));
        assertThat(found.pairs()).isEmpty();
        assertThat(found.doubts()).containsExactly("1 may have become 9: nothing but the name speaks for one party");
    }

    @Test
    void whereNothingIdentifiesTheWholeEntryMustBeEqual() {
        Designation same = GuardTest.party("1", "EXAMPLE HOUSE");
        Designation other = Designation.listed(
                "ofac-sdn",
                "us-ofac",
                "8",
                Subject.of(SubjectType.ORGANISATION, List.of(Name.of("EXAMPLE HOUSE", NameQuality.PRIMARY))),
                List.of("IFSR"));
        assertThat(of(List.of(same), List.of(GuardTest.party("9", "EXAMPLE HOUSE")))
                        .pairs())
                .containsOnlyKeys("9");
        assertThat(of(List.of(same), List.of(other)).doubts()).hasSize(1);
    }

    @Test
    void severalCandidatesAreInDoubt() {
        Rekeying found = of(
                List.of(person("1", "SAMPLE, Pat", BORN), person("2", "SAMPLE, Pat", BORN)),
                List.of(person("9", "SAMPLE, Pat", BORN)));
        assertThat(found.pairs()).isEmpty();
        assertThat(found.doubts())
                .hasSize(2)
                .allSatisfy(doubt -> assertThat(doubt).contains("several"));
    }

    @Test
    void namesakesAreToldApartByTheirBirths() {
        Rekeying found = of(
                List.of(person("1", "SAMPLE, Pat", BORN), person("2", "SAMPLE, Pat", LATER)),
                List.of(person("8", "SAMPLE, Pat", LATER), person("9", "SAMPLE, Pat", BORN)));
        assertThat(found.doubts()).isEmpty();
        assertThat(found.pairs().get("8").from()).isEqualTo("2");
        assertThat(found.pairs().get("9").from()).isEqualTo("1");
    }

    @Property(tries = 20)
    void aListOfWhichEveryEntryIsRenumberedIsPairedOneToOneInAnyOrder(
            @ForAll @IntRange(min = 1, max = 3000) int entries, @ForAll long seed) {
        // Given
        List<Designation> gone = new ArrayList<>();
        List<Designation> come = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            gone.add(person("old-" + i, "SAMPLE, Pat " + i, BORN));
            come.add(person("new-" + i, "SAMPLE, Pat " + i, BORN));
        }
        Collections.shuffle(come, new Random(seed));
        // When
        Rekeying found = of(gone, come);
        // Then
        assertThat(found.doubts()).isEmpty();
        assertThat(found.pairs())
                .hasSize(entries)
                .allSatisfy((to, pair) -> assertThat(pair.from()).isEqualTo(to.replace("new", "old")));
    }

    private static Rekeying of(List<Designation> gone, List<Designation> come) {
        return Rekeying.of(parties(gone), parties(come));
    }

    private static List<Party> parties(List<Designation> entries) {
        return entries.stream()
                .map(entry -> Party.of(entry, EnumSet.allOf(Field.class)))
                .toList();
    }

    private static Designation person(String reference, String name, Object... more) {
        Subject subject = new Subject(
                SubjectType.PERSON,
                List.of(Name.of(name, NameQuality.PRIMARY)),
                List.of(),
                Arrays.stream(more)
                        .filter(Identifier.class::isInstance)
                        .map(Identifier.class::cast)
                        .toList(),
                Arrays.stream(more)
                        .filter(Birth.class::isInstance)
                        .map(Birth.class::cast)
                        .toList(),
                List.of(),
                List.of(),
                null,
                null);
        return Designation.listed("ofac-sdn", "us-ofac", reference, subject, List.of("NPWMD"));
    }
}

package io.tocsin.ingest.ofac;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Birth;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.Relation;
import io.tocsin.designation.SubjectType;
import org.junit.jupiter.api.Test;

class RemarkReaderTest {
    @Test
    void birthsAndNationalitiesMoveToTheirFields() {
        var entry = read("DOB 12 Mar 1965; alt. DOB 1965 to 1967; alt. DOB circa Mar 1964; POB Kabul, Afghanistan; "
                + "alt. POB Sampleton; nationality Iran; alt. nationality Iraq; citizen Korea, North.");

        assertThat(entry.subject().births())
                .containsExactlyInAnyOrder(
                        Birth.on(PartialDate.parse("1965-03-12")),
                        Birth.on(PartialDate.parse("1965/1967")),
                        Birth.on(PartialDate.parse("1964-03~")),
                        Birth.in("Kabul, Afghanistan"),
                        Birth.in("Sampleton"));
        assertThat(entry.subject().nationalities()).containsExactly("IQ", "IR", "KP");
        assertThat(entry.remarks()).isNull();
    }

    @Test
    void aBirthThatCannotBeReadStaysARemark() {
        assertThat(read("DOB in the 1950s; DOB 31 Feb 1960; DOB 1967 to 1965.").remarks())
                .isEqualTo("DOB in the 1950s; DOB 31 Feb 1960; DOB 1967 to 1965");
    }

    @Test
    void identifiersAreReadWithCountryAndDays() {
        var entry = read("Passport A123 (Iran) issued 12 Jan 2001 expires 12 Jan 2006; Tax ID No. 123 (Russia); "
                + "alt. National ID No. D000000(9) (Hong Kong); Folio Mercantil No. 22839 (Jalisco) (Mexico); "
                + "SWIFT/BIC EXMPGB2L; MMSI 000000001; ISIN XX0000000001; Company Number IMO 0000001; "
                + "Aircraft Tail Number EP-XMP.");

        assertThat(entry.subject().identifiers())
                .containsExactlyInAnyOrder(
                        new Identifier(
                                "Passport",
                                "A123",
                                "IR",
                                PartialDate.parse("2001-01-12"),
                                PartialDate.parse("2006-01-12")),
                        Identifier.of("Tax ID No.", "123", "RU"),
                        Identifier.of("National ID No.", "D000000(9)", "HK"),
                        Identifier.of("Folio Mercantil No.", "22839 (Jalisco)", "MX"),
                        Identifier.of("SWIFT/BIC", "EXMPGB2L", null),
                        Identifier.of("MMSI", "000000001", null),
                        Identifier.of("ISIN", "XX0000000001", null),
                        Identifier.of("Company Number", "IMO 0000001", null),
                        Identifier.of("Aircraft Tail Number", "EP-XMP", null));
        assertThat(entry.remarks()).isNull();
    }

    @Test
    void aWalletIsAnIdentifierOfItsCurrency() {
        assertThat(read("alt. Digital Currency Address - XBT 1ExampleAddress.")
                        .subject()
                        .identifiers())
                .containsExactly(Identifier.of("Digital Currency Address - XBT", "1ExampleAddress", null));
    }

    @Test
    void proseThatBeginsLikeAnIdentifierStaysProse() {
        assertThat(read("Passport issued in Sampleton; License revoked; "
                                + "Passport X1 issued under the name Example Name.")
                        .remarks())
                .isEqualTo(
                        "Passport issued in Sampleton; License revoked; Passport X1 issued under the name Example Name");
    }

    @Test
    void pseudoIdentifiersAreRemarksAfterTheOwnTextAndSorted() {
        var entry = read(
                "Website www.example.test; alt. Website www.another.test; All offices worldwide; "
                        + "Secondary sanctions risk: section 1(b) of Executive Order 13224; Target Type State-Owned Enterprise.");

        assertThat(entry.remarks())
                .isEqualTo("All offices worldwide; Secondary sanctions risk: section 1(b) of Executive Order 13224; "
                        + "Target Type State-Owned Enterprise; Website www.another.test; Website www.example.test");
        assertThat(entry.subject().identifiers()).isEmpty();
    }

    @Test
    void theOrderOfPseudoIdentifiersIsNoChange() {
        assertThat(read("Target Type Financial Institution; Website www.example.test."))
                .isEqualTo(read("Website www.example.test; Target Type Financial Institution."));
    }

    @Test
    void directiveDeterminationsAreMeasures() {
        var entry = read("Executive Order 13662 Directive Determination - Subject to Directive 1; "
                + "alt. CAATSA Section 235 Information: EXPORT SANCTIONS Sec. 235(a)(2); "
                + "Executive Order 14024 Directive Information - For more information on directives, see the site.");

        assertThat(entry.measures())
                .containsExactly(
                        "CAATSA Section 235 Information: EXPORT SANCTIONS Sec. 235(a)(2)",
                        "Executive Order 13662 Directive Determination - Subject to Directive 1");
        assertThat(entry.remarks())
                .isEqualTo("Executive Order 14024 Directive Information - "
                        + "For more information on directives, see the site");
    }

    @Test
    void linksAreRelationsWithOrWithoutBrackets() {
        assertThat(read("Linked To: EXAMPLE (NORTH) GROUP").relations())
                .containsExactly(new Relation(Relation.LINKED_TO, "EXAMPLE (NORTH) GROUP", null));
        assertThat(read("(Linked To: EXAMPLE ONE; Linked To: EXAMPLE (TWO)).").relations())
                .containsExactly(
                        new Relation(Relation.LINKED_TO, "EXAMPLE (TWO)", null),
                        new Relation(Relation.LINKED_TO, "EXAMPLE ONE", null));
    }

    @Test
    void genderIsAFieldAndASecondOneIsKept() {
        var entry = read("Gender Male; Gender Female.");

        assertThat(entry.subject().gender()).isEqualTo("Male");
        assertThat(entry.remarks()).isEqualTo("Gender Female");
    }

    @Test
    void whatIsNotUnderstoodStaysAsItIs() {
        assertThat(read("alt. something new; All offices worldwide.").remarks())
                .isEqualTo("alt. something new; All offices worldwide");
    }

    private static Designation read(String remarks) {
        Draft draft = new Draft(SampleLists.SDN, "1", SubjectType.PERSON);
        draft.name("SAMPLESKI, Ivan", NameQuality.PRIMARY);
        RemarkReader.read(remarks, false, draft);
        return draft.designation();
    }
}

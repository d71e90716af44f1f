package io.tocsin.registry.party;

import static io.tocsin.registry.party.Parties.organisation;
import static io.tocsin.registry.party.Parties.person;
import static io.tocsin.registry.party.Parties.vessel;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.NameQuality;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamePartyTest {
    @Test
    void aPersonIsTheSameByNameDayOfBirthAndNationality() {
        Likeness likeness = sure(
                person("a", "1", "DOE, Jonathan").born("1965-03-02").national("IR"),
                person("b", "7", "Jonathan Doe").born("1965-03-02").national("IR"));

        assertThat(likeness.score()).isGreaterThan(0.8);
        assertThat(likeness.explanation()).isEqualTo("The same name DOE, Jonathan; both born 1965-03-02; both of IR");
    }

    @Test
    void theNameOfAPersonIsNeverEnough() {
        assertThat(judge(
                        person("a", "1", "Muhammad Ali").national("PK"),
                        person("b", "1", "Muhammad Ali").national("PK")))
                .isEmpty();
        assertThat(judge(
                        person("a", "1", "Ahmad Bin Muhammad Ali Al Khalil").national("PK"),
                        person("b", "1", "Ahmad Bin Muhammad Ali Al Khalil").national("PK")))
                .isEmpty();
    }

    @Test
    void aYearOfBirthHelpsALongNameAndNotACommonOne() {
        assertThat(judge(
                        person("a", "1", "Jonathan Q. Doe").born("1965").national("IR"),
                        person("b", "1", "Jonathan Q. Doe").born("1965-03-02").national("IR")))
                .isPresent();
        assertThat(judge(
                        person("a", "1", "Muhammad Ali").born("1965").national("PK"),
                        person("b", "1", "Muhammad Ali").born("1965-03-02").national("PK")))
                .isEmpty();
    }

    @Test
    void theFirstOfJanuaryIsAYear() {
        assertThat(judge(
                        person("a", "1", "Muhammad Ali").born("1965-01-01").national("PK"),
                        person("b", "1", "Muhammad Ali").born("1965-01-01").national("PK")))
                .isEmpty();
        assertThat(judge(
                        person("a", "1", "Jonathan Q. Doe").born("1965-01-01").national("IR"),
                        person("b", "1", "Jonathan Q. Doe").born("1965-03-02").national("IR")))
                .isPresent();
    }

    @Test
    void otherBirthsSpeakAgainstAndAreSaid() {
        Parties one = person("a", "1", "DOE, Jonathan Q.").born("1965-03-02").national("IR");
        Parties other = person("b", "1", "Jonathan Q. Doe").born("1967-03-02").national("IR");

        assertThat(judge(one, other)).isEmpty();
        assertThat(sure(one.number("Passport", "A 1234567", "IR"), other.number("passport", "A1234567", "IR"))
                        .explanation())
                .isEqualTo("The same passport A1234567 (IR); the same name DOE, Jonathan Q.; both of IR;"
                        + " but the births differ: 1965-03-02 and 1967-03-02");
    }

    @Test
    void aPassportOfTheSameCountryIsEnough() {
        assertThat(judge(
                        person("a", "1", "Jonathan Doe").number("Passport", "A1234567", "IR"),
                        person("b", "1", "Yonatan Dou").number("Passport", "a-1234567", "IR")))
                .isPresent();
        assertThat(judge(
                        person("a", "1", "Jonathan Doe").number("Passport", "A1234567", "IR"),
                        person("b", "1", "Yonatan Dou").number("Passport", "A1234567", "SY")))
                .isEmpty();
        assertThat(judge(
                        person("a", "1", "Jonathan Doe").number("Passport", "A1234567", "IR"),
                        person("b", "1", "Yonatan Dou").number("Passport", "A1234567", "")))
                .isEmpty();
    }

    @Test
    void weakNumbersDoNotCount() {
        assertThat(judge(
                        organisation("a", "1", "Doe Works").number("Registration Number", "1234", "IR"),
                        organisation("b", "1", "Dou Werke").number("Registration Number", "1234", "IR")))
                .isEmpty();
        assertThat(judge(
                        organisation("a", "1", "Doe Works").number("Tax ID No.", "n/a", "IR"),
                        organisation("b", "1", "Dou Werke").number("Tax ID No.", "n/a", "IR")))
                .isEmpty();
        assertThat(judge(
                        vessel("a", "1", "Doe").number("MMSI", "123456789", ""),
                        vessel("b", "1", "Dou").number("MMSI", "123456789", "")))
                .isEmpty();
    }

    @Test
    void weakAliasesDoNotCount() {
        assertThat(judge(
                        person("a", "1", "Jonathan Doe")
                                .alias("The Little Baker", NameQuality.WEAK)
                                .born("1965-03-02"),
                        person("b", "1", "Yonatan Dou")
                                .alias("The Little Baker", NameQuality.WEAK)
                                .born("1965-03-02")))
                .isEmpty();
    }

    @Test
    void anOrganisationIsTheSameByNameAndCountry() {
        assertThat(sure(
                                organisation("a", "1", "Doe Works Ltd.").in("IR"),
                                organisation("b", "1", "DOE WORKS LTD").in("IR"))
                        .explanation())
                .isEqualTo("The same name DOE WORKS LTD; both of IR");
        assertThat(judge(
                        organisation("a", "1", "Doe Works Ltd.").in("IR"),
                        organisation("b", "1", "Doe Works Ltd.").in("AE")))
                .isEmpty();
        assertThat(judge(
                        organisation("a", "1", "D.W.L.").in("IR"),
                        organisation("b", "1", "DWL").in("IR")))
                .isEmpty();
    }

    @Test
    void twoCompaniesOfOneNameInARegisterAreTwo() {
        assertThat(judge(
                        organisation("a", "1", "Doe Works").in("IR").number("Tax ID No.", "1234567890", "IR"),
                        organisation("b", "1", "Doe Works").in("IR").number("Tax ID No.", "1234567891", "IR")))
                .isEmpty();
    }

    @Test
    void aShipIsTheSameByItsImoNumberWhateverItIsCalled() {
        assertThat(sure(
                                vessel("a", "1", "Sea Lion")
                                        .number("Vessel Registration Identification", "IMO 9123456", ""),
                                vessel("b", "1", "Ocean Tiger").number("IMO Number", "9123456", ""))
                        .explanation())
                .isEqualTo("The same IMO number 9123456");
    }

    @Test
    void twoShipsOfOneNameAndFlagAreTwo() {
        assertThat(judge(
                        vessel("a", "1", "Sea Lion").in("IR").number("IMO Number", "9123456", ""),
                        vessel("b", "1", "Sea Lion").in("IR").number("IMO Number", "9765432", "")))
                .isEmpty();
    }

    @Test
    void aPersonIsNoOrganisationOfThatName() {
        assertThat(judge(
                        person("a", "1", "Jonathan Doe Works").national("IR"),
                        organisation("b", "1", "Jonathan Doe Works").in("IR")))
                .isEmpty();
    }

    @Test
    void theReferenceOfTheSecurityCouncilTies() {
        assertThat(sure(
                                person("un-sc", "QDi.991", "Jonathan Doe"),
                                person("uk-sl", "AQD0001", "Yonatan Dou").number("UN Reference Number", "QDi.991", ""))
                        .explanation())
                .isEqualTo("The same UN reference QDI991");
    }

    private static Likeness sure(Parties a, Parties b) {
        return judge(a, b).orElseThrow();
    }

    private static Optional<Likeness> judge(Parties a, Parties b) {
        return SameParty.judge(a.designation(), b.designation());
    }
}

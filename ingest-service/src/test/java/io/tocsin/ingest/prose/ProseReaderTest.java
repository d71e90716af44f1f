package io.tocsin.ingest.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProseReaderTest {
    private static final Duration LONG = Duration.ofSeconds(90);

    @Test
    void possessiveOfACountryIsNoPartOfTheName() {
        Extraction one = Statements.only("OFAC is designating Iran’s Example Institute pursuant to E.O. 13382.");

        assertThat(one.name()).isEqualTo("Example Institute");
        assertThat(one.country()).isEqualTo("IR");
    }

    @Test
    void acronymInParenthesesIsAReferenceAndNoAlias() {
        Extraction one = Statements.only("OFAC is designating Example Complex (EXC) pursuant to E.O. 13382. "
                + "EXC is being designated pursuant to E.O. 13224.");

        assertThat(one.aliases()).isEmpty();
        assertThat(one.legalBases())
                .containsExactly(new LegalBasis("E.O. 13224", null), new LegalBasis("E.O. 13382", null));
    }

    @Test
    void pointsOfAbbreviationsEndNoSentence() {
        assertThat(Statements.names("The U.S. is designating Example Co., Ltd. and Sample Inc. under E.O. No. 13382."))
                .containsExactly("Example Co., Ltd.", "Sample Inc.");
    }

    @Test
    void ministryOfThisAndThatIsOneParty() {
        assertThat(Statements.names("OFAC is designating the Ministry of Arms and Logistics pursuant to E.O. 13382."))
                .containsExactly("Ministry of Arms and Logistics");
    }

    @Test
    void reasonsThatNameOthersGiveNeitherPartiesNorBases() {
        Extraction one =
                Statements.only("Example Limited is being designated pursuant to E.O. 13382 for having supported "
                        + "Sample Group, a person whose property is blocked pursuant to E.O. 13224.");

        assertThat(one.name()).isEqualTo("Example Limited");
        assertThat(one.legalBases()).containsExactly(new LegalBasis("E.O. 13382", null));
    }

    @Test
    void sentenceBehindACountNamesWhoIsMeant() {
        assertThat(Statements.names("OFAC is designating two individuals pursuant to E.O. 13382. "
                        + "They are Anna Example, Secretary General of the Example Committee; and Peter Sample."))
                .containsExactly("Anna Example", "Peter Sample");
    }

    @Test
    void namesBehindACountThatDoesNotAgreeAreNobody() {
        assertThat(Statements.names("OFAC is designating three entities pursuant to E.O. 13382. "
                        + "The entities are customers of Example Bank and Sample Bank."))
                .isEmpty();
    }

    @Test
    void bothCompaniesAreThoseOfTheSentenceBefore() {
        assertThat(Statements.names("Example Limited and Sample Trading LLC, two UAE-based companies, supplied parts "
                        + "to Probe Group. Both companies are being designated pursuant to E.O. 13382."))
                .containsExactly("Example Limited", "Sample Trading LLC");
    }

    @Test
    void thoseWithWhomTheCountedHaveTiesAreNoParties() {
        assertThat(Statements.names("OFAC is designating over 30 entities tied to the brothers Adam Example, Ben "
                        + "Example, and Carl Example pursuant to E.O. 13902."))
                .isEmpty();
    }

    @Test
    void basisAndReasonInThePastAreOfTodayUnlessATimeStandsBeside() {
        assertThat(Statements.names("OFAC is designating Example Limited pursuant to E.O. 13382. "
                        + "Sample Limited was designated pursuant to E.O. 13382 for having supplied it. "
                        + "Probe Limited was designated pursuant to E.O. 13382 in 2019 for having supplied it."))
                .containsExactly("Example Limited", "Sample Limited");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pursuant to section 1(a)(iii)(B) of Executive Order 13224, as amended | E.O. 13224 | 1(a)(iii)(B)",
                "pursuant to E.O. 13382 Section 1(a)(ii) | E.O. 13382 | 1(a)(ii)",
                "under section 13382 1(a)(ii) | E.O. 13382 | 1(a)(ii)",
                "under Executive Order (EO) 13382 | E.O. 13382 |",
                "pursuant to section 1244 of the Iran Freedom and Counter-Proliferation Act (IFCA) | IFCA | 1244"
            })
    void legalBasisIsReadInItsForms(String words, String instrument, String section) {
        assertThat(Statements.only("Example Limited is being designated " + words + ".")
                        .legalBases())
                .containsExactly(new LegalBasis(instrument, section));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In October 2023 the United States sanctioned Example Limited.",
                "Example Limited was previously designated pursuant to E.O. 13382.",
                "Example Limited and Sample Limited were sanctioned in September.",
                "On April 19, the Department of State designated Example Limited pursuant to E.O. 13382.",
                "Sample Group, which was designated on April 19, 2024, remains active.",
                "Today’s action follows the designation of Example Limited.",
                "The United States is considering designating Example Limited.",
                "Example Limited could be designated pursuant to E.O. 13382.",
                "The United States will sanction Example Limited.",
                "Example Limited, which is designated pursuant to E.O. 13224, ships oil."
            })
    void recollectionsAndIntentionsAreNoDesignations(String text) {
        assertThat(Statements.read(text)).isEmpty();
    }

    @Test
    void recalledActStaysRecalledInTheSentencesAfterIt() {
        assertThat(Statements.names("In October 2023, Washington imposed sanctions on three companies. "
                        + "Sample Equipment has been sanctioned for transferring parts. "
                        + "OFAC is now designating Example Limited pursuant to E.O. 13382."))
                .containsExactly("Example Limited");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OFAC is removing Example Limited from the SDN List. | DELIST",
                "Example Limited is being delisted. | DELIST",
                "Example Limited has been removed from OFAC’s SDN List. | DELIST",
                "The Department of State is revoking the designation of Example Limited. | DELIST",
                "The Department of State is amending the designation of Example Limited to include aliases. | AMEND",
                "Example Limited has been added to OFAC’s SDN List. | DESIGNATE"
            })
    void verbTellsTheAction(String text, Action action) {
        assertThat(Statements.only(text).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the crude oil tanker EXAMPLE (IMO 1234567) | EXAMPLE | VESSEL |",
                "Iranian national Example Person | Example Person | PERSON | IR",
                "PRC-based Example Limited | Example Limited | ORGANISATION | CN",
                "Sample Works, a Hong Kong-based company, | Sample Works | ORGANISATION | HK",
                "Mister Example, a Syrian national, | Mister Example | PERSON | SY",
                "Example Foundry, based in Karachi, Pakistan, | Example Foundry | UNKNOWN | PK"
            })
    void cuesTellKindAndCountry(String words, String name, SubjectType type, String country) {
        Extraction one = Statements.only("OFAC is designating " + words + " pursuant to E.O. 13382.");

        assertThat(one.name()).isEqualTo(name);
        assertThat(one.subjectType()).isEqualTo(type);
        assertThat(one.country()).isEqualTo(country);
    }

    @Test
    void dayOfTheActIsThatOfTheTextElseOfPublicationInWashington() {
        String named = "On December 17, 2024, the Department of State designated Example Limited under E.O. 13382.";
        String today = "Today, OFAC is designating Example Limited pursuant to E.O. 13382.";
        Instant lateEvening = Instant.parse("2024-12-19T03:30:00Z");

        assertThat(Statements.only(named).designatedOn()).isEqualTo(LocalDate.of(2024, 12, 17));
        assertThat(Statements.readPress(today, lateEvening).getFirst().designatedOn())
                .isEqualTo(LocalDate.of(2024, 12, 18));
        assertThat(ProseReader.read(new Announcement("us-state", "", null, null, today))
                        .getFirst()
                        .designatedOn())
                .isNull();
    }

    @Test
    void countThatContradictsTheNamesLowersConfidence() {
        String names = "Alpha Example Limited and Beta Sample Limited are being designated pursuant to E.O. 13382.";

        double right = Statements.read("The United States is designating two entities. " + names)
                .getFirst()
                .confidence();
        double wrong = Statements.read("The United States is designating five entities. " + names)
                .getFirst()
                .confidence();

        assertThat(right).isGreaterThan(wrong);
    }

    @Test
    void unofficialTextIsLessSure() {
        String text = "OFAC is designating Example Limited pursuant to E.O. 13382.";

        assertThat(Statements.readPress(text, Statements.NOON).getFirst().confidence())
                .isLessThan(Statements.only(text).confidence());
    }

    @Test
    void textBeyondTheLimitIsRefusedWithItsLength() {
        String text = "x".repeat(ProseReader.TEXT_LIMIT + 1);

        assertThatThrownBy(() -> Statements.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000001 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A and ",
                "is designating ",
                "Example ",
                "Alpha, ",
                "(",
                "(((a) ",
                "section 1(a)(i) and ",
                " – which",
                "imposing blue sanctions under ",
                "is adding Foo, ",
                "Foo (Foo) ",
                "U.S. ",
                "OFAC today, ",
                ", and is being designated",
                "on the SDN "
            })
    void monstrousSentencesAreReadInBoundedTime(String piece) {
        String text = "OFAC is designating " + piece.repeat(18_000 / piece.length()) + " pursuant to E.O. 13382.";

        Assertions.assertTimeoutPreemptively(LONG, () -> Statements.read(text));
    }
}

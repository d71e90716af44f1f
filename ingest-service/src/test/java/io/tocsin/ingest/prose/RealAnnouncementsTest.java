package io.tocsin.ingest.prose;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real announcements of the shared data, each as its words alone and with the notes around them.
class RealAnnouncementsTest {
    private static final String FOLDER = "data/announcements/";
    private static final String[] THE_FOUR = {
        "National Development Complex",
        "Akhtar and Sons Private Limited",
        "Affiliates International",
        "Rockside Enterprise"
    };

    @Test
    void statementOfDecember2024GivesTheFour() {
        String file = Statements.shared(FOLDER + "01_state_2024-12-18_press_statement_pakistan.txt");
        int start = file.indexOf("---\n") + 4;

        List<Extraction> ofWords = Statements.read(file.substring(start, file.indexOf("\n---\n", start)));

        assertThat(ofWords).extracting(Extraction::name).containsExactlyInAnyOrder(THE_FOUR);
        assertThat(ofWords).allSatisfy(RealAnnouncementsTest::isOfTheFour);
        assertThat(ofWords).allSatisfy(one -> assertThat(one.confidence()).isGreaterThanOrEqualTo(0.9));
        assertThat(ofWords)
                .allSatisfy(one -> assertThat(one.quote())
                        .startsWith("Pakistan's National Development Complex – which")
                        .endsWith("by Pakistan."));
        assertThat(Statements.read(file)).isEqualTo(ofWords);
    }

    private static void isOfTheFour(Extraction one) {
        assertThat(one.aliases()).isEmpty();
        assertThat(one.subjectType()).isEqualTo(SubjectType.ORGANISATION);
        assertThat(one.country()).isEqualTo("PK");
        assertThat(one.action()).isEqualTo(Action.DESIGNATE);
        assertThat(one.legalBases()).containsExactly(new LegalBasis("E.O. 13382", "1(a)(ii)"));
        assertThat(one.programmes()).containsExactly("NPWMD");
        assertThat(one.designatedOn()).isEqualTo(LocalDate.of(2024, 12, 18));
    }

    @Test
    void garbledArticleGivesTheFourAndNoneOfItsBackground() {
        String article = Statements.shared("seeds/000_1d4e4d9509f8fd29.txt");

        List<Extraction> extractions = Statements.readPress(article, Instant.parse("2024-12-20T10:00:00Z"));

        assertThat(extractions).extracting(Extraction::name).containsExactlyInAnyOrder(THE_FOUR);
        assertThat(extractions).allSatisfy(RealAnnouncementsTest::isOfTheFour);
    }

    @Test
    void factSheetGivesTheSameFour() {
        String file = Statements.shared(FOLDER + "02_state_2024-12-18_fact_sheet_pakistan.txt");
        String words = file.substring(file.indexOf("\"In light"));

        assertThat(Statements.names(words)).containsExactlyInAnyOrder(THE_FOUR);
        assertThat(Statements.names(file)).containsExactlyInAnyOrder(THE_FOUR);
        assertThat(Statements.read(file))
                .allSatisfy(one -> assertThat(one.country()).isEqualTo("PK"));
    }

    @Test
    void statementOfOctober2023GivesItsThreeWithoutSection() {
        String file = Statements.shared(FOLDER + "04_state_2023-10-20_press_statement_three_prc.txt");

        List<Extraction> extractions = Statements.read(file);

        assertThat(extractions)
                .extracting(Extraction::name)
                .containsExactly(
                        "General Technology Limited",
                        "Beijing Luo Luo Technology Development Co Ltd.",
                        "Changzhou Utek Composite Company Ltd.");
        assertThat(extractions).allSatisfy(one -> {
            assertThat(one.country()).isEqualTo("CN");
            assertThat(one.legalBases()).containsExactly(new LegalBasis("E.O. 13382", null));
        });
        assertThat(Statements.read(file.substring(file.indexOf("VERBATIM: ") + 10)))
                .isEqualTo(extractions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06_ofac_recent_actions_headers.txt",
                "07_federal_register_state_missile_2003.txt",
                "08_federal_register_inksna_2005.txt",
                "09_bis_entity_list_2024_public_inspection.txt",
                "10_federal_register_abstract_templates.txt",
                "11_un_press_release_templates.txt"
            })
    void noticesWithoutNamesGiveNothing(String name) {
        assertThat(Statements.read(Statements.shared(FOLDER + name))).isEmpty();
    }
}

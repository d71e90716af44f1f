package io.tocsin.registry.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final Instant EARLY = Instant.parse("2024-12-18T16:00:00Z");
    private static final Instant LATE = Instant.parse("2024-12-19T16:00:00Z");

    private final Overview.Count count = new Overview.Count();

    @Test
    void aProgrammeSaysHowManyStandUnderItAndWhenThatLastChanged() {
        count.add("us-ofac", Status.LISTED, LATE, List.of("NPWMD", "IFSR"), List.of());
        count.add("us-ofac", Status.DELISTED, EARLY, List.of("NPWMD"), List.of());
        count.add("us-ofac", Status.WITHDRAWN, EARLY, List.of("NPWMD"), List.of());

        Standing standing = count.done().programmes().get(new ProgrammeTag("us-ofac", "NPWMD"));

        assertThat(standing).isEqualTo(new Standing(new Counts(1, 0, 0, 1), LATE));
    }

    @Test
    void aProgrammeOfTheTableIsThereWithNothingUnderIt() {
        assertThat(count.done().programmes()).containsEntry(new ProgrammeTag("us-ofac", "NPWMD"), Standing.NOTHING);
    }

    @Test
    void aTagThatTheTableDoesNotHaveIsThereWithoutATitle() {
        count.add("us-ofac", Status.LISTED, EARLY, List.of("EXAMPLELAND-EO14999"), List.of());

        assertThat(count.done().allProgrammes())
                .filteredOn(programme -> programme.programme().equals("EXAMPLELAND-EO14999"))
                .containsExactly(new Programme(
                        "us-ofac",
                        "EXAMPLELAND-EO14999",
                        null,
                        List.of(new Instrument("E.O. 14999", null, null)),
                        new Counts(1, 0, 0, 0),
                        EARLY));
    }

    @Test
    void whatTheRecordNamesIsToldApartFromWhatAProgrammeStandsFor() {
        count.add("us-ofac", Status.LISTED, EARLY, List.of("NPWMD"), List.of("E.O. 13382"));
        count.add("us-ofac", Status.LISTED, EARLY, List.of("NPWMD"), List.of());
        count.add("us-state", Status.ANNOUNCED, EARLY, List.of("NPWMD"), List.of("E.O. 13382"));

        LegalBasis basis = count.done().legalBasis("E.O. 13382");

        assertThat(basis.byRecord()).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(basis.byProgramme()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(basis.programmes())
                .extracting(LegalBasis.ProgrammeName::authority)
                .containsExactly("us-ofac", "us-state");
        assertThat(basis.url()).startsWith("https://www.federalregister.gov/");
    }

    @Test
    void aPartyUnderTwoProgrammesOfOneInstrumentCountsOnce() {
        count.add("us-ofac", Status.LISTED, EARLY, List.of("RUSSIA-EO14024", "BPI-RUSSIA-EO14024"), List.of());

        assertThat(count.done().legalBasis("E.O. 14024").byProgramme()).isEqualTo(new Counts(1, 0, 0, 0));
    }
}

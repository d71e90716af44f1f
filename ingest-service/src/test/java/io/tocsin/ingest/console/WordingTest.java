package io.tocsin.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Address;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Difference;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.console.Wording.Changed;
import io.tocsin.ingest.list.Prospect;
import io.tocsin.ingest.list.Prospect.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void aChangeSaysWhatWentAndWhatCame() {
        Designation before = listed(List.of(Name.of("EXAMPLE WORKS", NameQuality.PRIMARY)), List.of("NPWMD", "IFSR"));
        Designation after = listed(
                List.of(Name.of("EXAMPLE WORKS", NameQuality.PRIMARY), Name.of("EX WORKS", NameQuality.WEAK)),
                List.of("NPWMD"));
        assertThat(Wording.changes(Difference.between(before, after)))
                .containsExactly(
                        new Changed("names", false, List.of(), List.of("EX WORKS (weak)")),
                        new Changed("programmes", false, List.of("IFSR"), List.of()));
    }

    @Test
    void aMinorChangeIsCalledSoAndAnAddressIsOneLine() {
        Designation before = listed(List.of(Name.of("EXAMPLE WORKS", NameQuality.PRIMARY)), List.of());
        Subject subject = new Subject(
                SubjectType.ORGANISATION,
                before.subject().names(),
                List.of(new Address("1 Example Street", "Minsk", null, null, "BY")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
        Designation after = Designation.listed("ofac-sdn", "us-ofac", "1", subject, List.of());
        assertThat(Wording.changes(Difference.between(before, after)))
                .containsExactly(new Changed("addresses", true, List.of(), List.of("1 Example Street, Minsk, BY")));
    }

    @Test
    void aReleaseSaysItsConsequence() {
        assertThat(publishes(12, 0, 0)).isEqualTo("12 delistings");
        assertThat(publishes(1, 1, 0)).isEqualTo("1 delisting and 1 listing");
        assertThat(publishes(1240, 3, 1)).isEqualTo("1,240 delistings, 3 listings and 1 amendment");
        assertThat(publishes(0, 0, 0)).startsWith("nothing");
    }

    private static String publishes(int delisted, int listed, int amended) {
        return Wording.publishes(new Prospect(part(delisted), part(listed), part(amended), part(0), part(0)));
    }

    private static Part part(int total) {
        return new Part(total, List.of());
    }

    private static Designation listed(List<Name> names, List<String> programmes) {
        return Designation.listed("ofac-sdn", "us-ofac", "1", Subject.of(SubjectType.ORGANISATION, names), programmes);
    }
}

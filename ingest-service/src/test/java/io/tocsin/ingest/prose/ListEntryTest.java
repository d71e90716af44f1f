package io.tocsin.ingest.prose;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Entries in the grammar of OFAC's pages and notices.
class ListEntryTest {
    private static final Pattern ROW =
            Pattern.compile("\\d+,\"((?:[^\"]|\"\")*)\",(?:\"(individual|vessel|aircraft)\"|-0- ),.*");

    @Test
    void aPersonHasTheCountryOfItsNationality() {
        ListEntry entry = ListEntry.read(
                        "1. SAMPLE, Ivan (a.k.a. SAMPL, Ivan; a.k.a. \"VANYA\"), Limassol, Cyprus; DOB 1970;"
                                + " nationality Russia; Gender Male (individual) [NPWMD] [IFSR] (Linked To: EXAMPLE LLC).")
                .orElseThrow();
        assertThat(entry)
                .isEqualTo(new ListEntry(
                        "SAMPLE, Ivan",
                        List.of("SAMPL, Ivan", "VANYA"),
                        "RU",
                        SubjectType.PERSON,
                        List.of("NPWMD", "IFSR")));
    }

    @Test
    void aVesselsNameEndsBeforeItsKindAndItsCountryIsItsFlag() {
        ListEntry entry = ListEntry.read(
                        "SAMPLE GAS LPG Tanker Cook Islands flag; Vessel Registration Identification IMO 9000000 (vessel) [SDGT].")
                .orElseThrow();
        assertThat(entry.name()).isEqualTo("SAMPLE GAS");
        assertThat(entry.country()).isEqualTo("CK");
    }

    @Test
    void theNamesOfARealListAreReadWhole() throws IOException {
        // Given
        int names = 0;
        int right = 0;
        // When
        for (String row :
                Files.readAllLines(Shared.file("data/ofac/sdn_2024-05-03.csv"), StandardCharsets.ISO_8859_1)) {
            Matcher cells = ROW.matcher(row);
            if (cells.matches()) {
                String name = Prose.uniform(cells.group(1).replace("\"\"", "\""));
                names++;
                right += letters(ListEntry.read(name + behind(cells.group(2)))
                                        .map(ListEntry::name)
                                        .orElse(""))
                                .equals(letters(name))
                        ? 1
                        : 0;
            }
        }
        // Then
        System.out.println("Names of a real list read whole: " + right + " of " + names);
        assertThat(names).isGreaterThan(14_900);
        assertThat(right).isGreaterThan(names - 15);
    }

    private static String behind(String kind) {
        return switch (kind) {
            case "individual" -> " (a.k.a. SAMPLE, Alias), Tehran, Iran; DOB 01 Jan 1970 (individual) [SDGT].";
            case "vessel" ->
                " (8AB1) Crude Oil Tanker Panama flag; Vessel Registration Identification IMO 9000000 (vessel) [SDGT].";
            case "aircraft" -> "; Aircraft Model B747 (aircraft) [SDGT].";
            case null, default -> " (a.k.a. SAMPLE ALIAS), 1 Sample Road, Tehran, Iran [SDGT].";
        };
    }

    private static String letters(String name) {
        return name.replaceAll("\\W", "");
    }
}

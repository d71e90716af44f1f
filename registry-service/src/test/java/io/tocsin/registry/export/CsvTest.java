package io.tocsin.registry.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.register.AsOf;
import io.tocsin.registry.register.State;
import io.tocsin.registry.register.View;
import io.tocsin.registry.validity.Basis;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static final Instant NOW = Instant.parse("2024-12-18T16:00:00Z");

    @Test
    void severalValuesStandInOneCell() {
        Designation party = TestLog.party(
                "ofac-sdn",
                "1",
                SubjectType.PERSON,
                List.of(
                        Name.of("DOE, \"Jo\"", NameQuality.PRIMARY),
                        Name.of("Zed", NameQuality.STRONG),
                        Name.of("ДО", NameQuality.STRONG),
                        Name.of("Old", NameQuality.FORMER)),
                "RU",
                "NPWMD",
                "IFSR");

        String csv = csv(party);

        NamedCsvRecord row =
                CsvReader.builder().ofNamedCsvRecord(csv).iterator().next();
        assertThat(row.getField("id")).isEqualTo("ofac-sdn:1");
        assertThat(row.getField("name")).isEqualTo("DOE, \"Jo\"");
        assertThat(row.getField("otherNames")).isEqualTo("Zed; ДО");
        assertThat(row.getField("formerNames")).isEqualTo("Old");
        assertThat(row.getField("programmes")).isEqualTo("IFSR; NPWMD");
        assertThat(row.getField("status")).isEqualTo("listed");
        assertThat(row.getField("action")).isEqualTo("designate");
        assertThat(row.getField("designatedOn")).isEmpty();
        assertThat(csv).endsWith("\r\n").contains("\"DOE, \"\"Jo\"\"\"");
    }

    @Property(tries = 500)
    void noCellAndNoValueInACellIsAFormula(@ForAll("nasty") String name, @ForAll("nasty") String alias) {
        Designation party = TestLog.party(
                "ofac-sdn",
                "1",
                SubjectType.ORGANISATION,
                List.of(Name.of(name, NameQuality.PRIMARY), Name.of(alias, NameQuality.WEAK)),
                "PK",
                name);

        List<CsvRecord> rows =
                CsvReader.builder().ofCsvRecord(csv(party)).stream().toList();

        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.getFieldCount())
                        .isEqualTo(rows.getFirst().getFieldCount()));
        assertThat(rows.getLast().getFields())
                .allSatisfy(cell -> assertThat(cell).doesNotMatch("(?s)[=+\\-@\\t\\r\\n＝＋－＠].*"));
        assertThat(rows.getLast().getFields().toString()).doesNotContain("; =", "; +", "; @", "; ＝");
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.strings()
                .withChars("=+-@\t\r\n＝＋－＠\"',;a ж\0")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(text -> !text.isBlank() && !text.contains("; "));
    }

    private static String csv(Designation party) {
        StringWriter text = new StringWriter();
        try {
            Csv csv = new Csv();
            csv.head(new View(1, "0", NOW), AsOf.NOW, text);
            csv.write(
                    new State(party.id(), DesignationJson.write(party), 1, NOW, NOW, NOW, Basis.OBSERVED),
                    Action.DESIGNATE,
                    text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}

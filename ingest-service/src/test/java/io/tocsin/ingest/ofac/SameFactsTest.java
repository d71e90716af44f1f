package io.tocsin.ingest.ofac;

import static io.tocsin.ingest.ofac.SampleLists.file;
import static io.tocsin.ingest.ofac.SampleLists.read;
import static io.tocsin.ingest.ofac.SampleLists.zip;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Difference;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The same parties, published in two forms, are the same designations.
class SameFactsTest {
    @Test
    void xmlAndTheTablesTogetherSayTheSame() throws Exception {
        var tables =
                read(zip(Map.of("SDN.CSV", file("sdn.csv"), "ALT.CSV", file("alt.csv"), "ADD.CSV", file("add.csv"))));

        assertThat(tables.entries()).isEqualTo(read(file("sdn.xml")).entries());
    }

    @Test
    void csvAloneLacksOnlyWhatItDoesNotCover() throws Exception {
        var csv = read(file("sdn.csv"));
        var xml = read(file("sdn.xml"));

        assertThat(csv.entries().keySet()).isEqualTo(xml.entries().keySet());
        csv.entries()
                .forEach((reference, entry) -> assertThat(Difference.between(entry, xml.entry(reference)))
                        .as(reference)
                        .allSatisfy(change -> assertThat(change.field().name()).isIn("NAMES", "ADDRESSES")));
    }
}

package io.tocsin.ingest.ofac;

import static io.tocsin.ingest.ofac.SampleLists.file;
import static io.tocsin.ingest.ofac.SampleLists.read;
import static io.tocsin.ingest.ofac.SampleLists.zip;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Name;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.ofac.SampleLists.Reading;
import io.tocsin.ingest.snapshot.EntryDifference;
import io.tocsin.ingest.snapshot.EntryOutcome;
import io.tocsin.ingest.snapshot.EntryState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One set of facts in every form in which OFAC publishes it.
class FormsTest {
    @Test
    void noChangeOfFormIsAnAmendment() throws Exception {
        Reading csv = read(file("sdn.csv"));
        Reading tables =
                read(zip(Map.of("SDN.CSV", file("sdn.csv"), "ALT.CSV", file("alt.csv"), "ADD.CSV", file("add.csv"))));
        Reading xml = read(file("sdn.xml"));
        Reading enhanced = read(file("sdn_enhanced.xml"));

        for (String reference : enhanced.entries().keySet()) {
            assertThat(events(reference, csv, tables, xml, enhanced, xml, enhanced, tables, csv, enhanced, csv))
                    .as(reference)
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event).isInstanceOf(DesignationEvent.Restated.class));
        }
    }

    @Test
    void whatTheEnhancedFormKnowsMoreStaysKnown() throws Exception {
        Reading xml = read(file("sdn.xml"));
        Reading enhanced = read(file("sdn_enhanced.xml"));

        var events = events("900001", enhanced, xml);

        var known = events.getLast().designation();
        var rich = enhanced.entry("900001");
        assertThat(known.legalBases()).isEqualTo(rich.legalBases());
        assertThat(known.designatedOn()).isEqualTo(rich.designatedOn());
        assertThat(known.measures()).isEqualTo(rich.measures());
        assertThat(known.subject().names()).extracting(Name::script).containsExactly("Latn", "Cyrl", "Arab");
    }

    @Test
    void aRenamedPartyIsAmendedAcrossForms() throws Exception {
        Reading xml = read(file("sdn.xml"));
        Reading enhanced = read(file("sdn_enhanced.xml"));
        Reading renamed = read(SampleLists.bytes(new String(file("sdn.xml"), StandardCharsets.UTF_8)
                .replace("<lastName>SAMPLESKI</lastName>", "<lastName>SAMPLESKAYA</lastName>")));

        assertThat(events("900001", xml, enhanced, renamed))
                .filteredOn(event -> event instanceof DesignationEvent.Amended)
                .singleElement()
                .satisfies(event -> assertThat(event.designation().subject().names())
                        .extracting(Name::name)
                        .containsExactly("SAMPLESKAYA, Ivan Example", "САМПЛЕСКИ, Иван", "مثال مثالی"));
    }

    @Test
    void theEnhancedFormSaysOfAPartyWhatThePlainOneSays() throws Exception {
        Reading xml = read(file("sdn.xml"));
        Reading enhanced = read(file("sdn_enhanced.xml"));

        assertThat(enhanced.entry("52049").subject())
                .isEqualTo(xml.entry("52049").subject());
        assertThat(enhanced.entry("900002").subject())
                .isEqualTo(xml.entry("900002").subject());
        assertThat(enhanced.entry("900003").withRevision(1).subject())
                .isEqualTo(xml.entry("900003").subject());
        assertThat(enhanced.entry("900001").remarks())
                .isEqualTo(xml.entry("900001").remarks());
        assertThat(enhanced.entry("900001").subject().births())
                .isEqualTo(xml.entry("900001").subject().births());
    }

    private static List<DesignationEvent> events(String reference, Reading first, Reading... then) {
        List<DesignationEvent> events = new ArrayList<>();
        EntryState state = new EntryState(first.entry(reference), null);
        Reading before = first;
        for (Reading next : then) {
            EntryOutcome outcome = new EntryDifference.OtherForm(
                            before.facts().form().coverage(),
                            next.facts().form().coverage())
                    .of(state, next.entry(reference));
            events.addAll(outcome.events());
            state = outcome.state();
            before = next;
        }
        return events;
    }
}

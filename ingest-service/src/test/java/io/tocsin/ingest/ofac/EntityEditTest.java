package io.tocsin.ingest.ofac;

import static io.tocsin.ingest.ofac.SampleLists.SDN;
import static io.tocsin.ingest.ofac.SampleLists.bytes;
import static io.tocsin.ingest.ofac.SampleLists.file;
import static io.tocsin.ingest.ofac.SampleLists.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.ingest.snapshot.EntryChange;
import io.tocsin.ingest.snapshot.EntryChange.Edited;
import io.tocsin.ingest.snapshot.ListDelta;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// What is read of OFAC's deltas, and what comes of applying it.
class EntityEditTest {
    private static final OfacList CONSOLIDATED = OfacList.of("ofac-cons", "us-ofac");

    @Test
    void anActionIsReadInAnyCaseAndWhatHasNoneIsContext() throws Exception {
        ListDelta delta = delta(SDN, """
                <entity id="1" action=" ADD "><names><name><isPrimary>true</isPrimary><translations><translation>
                <formattedFullName>EXAMPLE ONE</formattedFullName></translation></translations></name></names></entity>
                <entity id="2" action="Remove"/><entity id="3" action="\tmodify"/><entity id="4"/>
                <entity id="5" action="ponder"/>
                """);

        assertThat(delta.publishedOn()).isEqualTo(LocalDate.of(2026, 1, 15));
        assertThat(delta.changes()).extracting(EntryChange::reference).containsExactly("1", "2", "3");
        assertThat(delta.ignored()).isEqualTo(2);
    }

    @Test
    void anEntityIsOfTheListThatItNames() throws Exception {
        String entities = """
                <entity id="1" action="remove"><sanctionsLists>
                <sanctionsList>SDN List</sanctionsList></sanctionsLists></entity>
                <entity id="2" action="remove"><sanctionsLists>
                <sanctionsList>Non-SDN CMIC List</sanctionsList></sanctionsLists></entity>
                <entity id="3" action="remove"/>
                <entity id="4" action="modify"><sanctionsLists>
                <sanctionsList action="remove">SDN List</sanctionsList>
                <sanctionsList action="add">Consolidated List</sanctionsList></sanctionsLists></entity>
                """;

        assertThat(delta(SDN, entities).changes())
                .containsExactly(
                        new EntryChange.Removed("1", true),
                        new EntryChange.Removed("3", false),
                        new EntryChange.Removed("4", true));
        assertThat(delta(CONSOLIDATED, entities).changes())
                .extracting(EntryChange::reference)
                .containsExactly("2", "3", "4");
    }

    @Test
    void aListIsNoDelta() throws Exception {
        assertThat(SDN.deltas(10).recognises(SampleLists.head(file("sdn_enhanced.xml"))))
                .isFalse();
        assertThat(SDN.deltas(10).recognises(SampleLists.head(bytes(document("")))))
                .isTrue();
    }

    @Test
    void aDeltaWithMoreEntitiesThanIsAllowedIsRefused() {
        assertThatThrownBy(() -> SDN.deltas(2)
                        .read(new ByteArrayInputStream(bytes(
                                document("<entity id=\"1\" action=\"remove\"/><entity id=\"2\"/><entity id=\"3\"/>")))))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining("more than 2 entities");
    }

    @Test
    void aChangedFactTakesThePlaceOfTheOneOfItsKind() throws Exception {
        Edited edited = edit("900001", """
                <names><name action="modify"><isPrimary>true</isPrimary><translations><translation>
                <script>Latin</script><formattedFullName>SAMPLESKAYA, Ivana</formattedFullName>
                </translation></translations></name></names>
                <features><feature action="modify"><type>Birthdate</type><value>03 Mar 1966</value></feature>
                <feature action="modify"><type>Gender</type><value>Female</value></feature></features>
                <identityDocuments><identityDocument action="modify"><type>Passport</type>
                <documentNumber>X0000002</documentNumber><issuingCountry>Iran</issuingCountry>
                </identityDocument></identityDocuments>
                """);

        var subject = edited.after().subject();
        assertThat(edited.misfits()).isEmpty();
        assertThat(subject.names())
                .extracting(Name::name)
                .containsExactly("SAMPLESKAYA, Ivana", "САМПЛЕСКИ, Иван", "مثال مثالی");
        assertThat(subject.births())
                .extracting(birth -> String.valueOf(birth.date()))
                .contains("1966-03-03");
        assertThat(subject.births()).hasSize(2);
        assertThat(subject.gender()).isEqualTo("Female");
        assertThat(subject.identifiers())
                .singleElement()
                .satisfies(passport -> assertThat(passport.number()).isEqualTo("X0000002"));
    }

    @Test
    void aTranslationOfANameComesAndGoesAlone() throws Exception {
        Edited edited = edit("900001", """
                <names><name id="27"><isPrimary>true</isPrimary><translations>
                <translation id="28"><script>Latin</script>
                <formattedFullName>SAMPLESKI, Ivan Example</formattedFullName></translation>
                <translation id="29" action="remove"><script>Cyrillic</script>
                <formattedFullName>САМПЛЕСКИ, Иван</formattedFullName></translation>
                <translation id="99" action="add"><script>Greek</script>
                <formattedFullName>ΣΑΜΠΛΕΣΚΙ</formattedFullName></translation></translations></name></names>
                """);

        assertThat(edited.after().subject().names()).extracting(Name::script).containsExactly("Latn", "Grek", "Arab");
    }

    @Test
    void whatIsNotThereDoesNotFitAndTheRestIsDone() throws Exception {
        Edited edited = edit("52049", """
                <names><name action="modify"><isPrimary>false</isPrimary><aliasType>F.K.A.</aliasType><translations>
                <translation><formattedFullName>NOT KNOWN</formattedFullName></translation></translations></name></names>
                <addresses><address><translations><translation><addressParts><addressPart action="modify">
                <type>CITY</type><value>Lahore</value></addressPart></addressParts></translation></translations></address>
                </addresses>
                <sanctionsPrograms><sanctionsProgram action="add">IRAN</sanctionsProgram>
                <sanctionsProgram action="remove">CUBA</sanctionsProgram></sanctionsPrograms>
                """);

        assertThat(edited.misfits()).hasSize(3);
        assertThat(edited.after().programmes()).containsExactly("IRAN", "NPWMD");
        assertThat(edited.after().subject()).isEqualTo(listed("52049").subject());
    }

    @Test
    void theTextOfTheRemarksIsReplacedAndStatementsBesideStay() throws Exception {
        Edited edited = edit("52049", """
                <generalInfo action="modify"><remarks>All offices worldwide</remarks></generalInfo>
                <features><feature action="add"><type>Website</type><value>www.example.org</value></feature></features>
                """);

        assertThat(edited.after().remarks())
                .isEqualTo("All offices worldwide; Target Type Government Entity; Website www.example.org");
    }

    @Test
    void aShipChangesItsFlag() throws Exception {
        Edited edited = edit("900002", """
                <features><feature action="modify"><type>Vessel Flag</type><value>Liberia</value></feature></features>
                """);

        assertThat(edited.after().subject().vessel().flag()).isEqualTo("LR");
        assertThat(edited.after().subject().vessel().callSign()).isEqualTo("EXMP1");
    }

    private static Edited edit(String reference, String content) throws Exception {
        var change = (EntryChange.Modified)
                delta(SDN, "<entity id=\"" + reference + "\" action=\"modify\">" + content + "</entity>")
                        .changes()
                        .getFirst();
        return change.edit().applyTo(listed(reference));
    }

    private static Designation listed(String reference) throws Exception {
        return read(file("sdn_enhanced.xml")).entry(reference);
    }

    static ListDelta delta(OfacList list, String entities) throws Exception {
        return list.deltas(1000).read(new ByteArrayInputStream(bytes(document(entities))));
    }

    private static String document(String entities) {
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <sanctionsData xmlns="https://www.treasury.gov/ofac/DeltaFile/1.0">
                <publicationInfo><datePublished>2026-01-15T00:00:00-05:00</datePublished>
                <publicationType>Standard Action</publicationType></publicationInfo>
                <entities>%s</entities></sanctionsData>
                """.formatted(entities);
    }
}

package io.tocsin.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import io.tocsin.ingest.snapshot.SnapshotForm;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class XmlPassTest {
    private static final ListShape SHAPE = ListShape.of("list")
            .entries("persons/person")
            .entries("bodies/body")
            .header("info")
            .reference("ref")
            .containers("person", "body", "info")
            .leaves("ref", "name", "day")
            .attributes("lang", "made")
            .coded("kind", "One", "Two")
            .codedAttribute("rank", "first", "last")
            .passedOver("tables", "internal")
            .build();
    private static final ReadingLimits LIMITS = new ReadingLimits(1 << 20, 10, 4, 8, 8, 40_000, 20_000, 2);

    /// What was handed over.
    private record Read(List<Element> header, List<Element> entries, SnapshotFacts facts) {}

    @Test
    void entriesComeFromEveryPlaceWithTheirAttributes() throws Exception {
        Read read = read("<persons><person><ref>1</ref><name lang='en'> A &amp; B </name></person></persons>"
                + "<bodies><body><ref>2</ref><name/></body></bodies>");

        assertThat(read.entries()).extracting(entry -> entry.text("ref")).containsExactly("1", "2");
        Element name = read.entries().getFirst().children("name").getFirst();
        assertThat(name.text()).isEqualTo("A & B");
        assertThat(name.attribute("lang")).isEqualTo("en");
        assertThat(name.attribute("other")).isNull();
        assertThat(read.entries().getLast().text("name")).isNull();
        assertThat(read.facts().oddities()).isEmpty();
    }

    @Test
    void theRootComesFirstAndPartsOfTheHeaderWhole() throws Exception {
        Read read = read("<info><day>Monday</day></info><persons/>");

        assertThat(read.header()).extracting(Element::name).containsExactly("list", "info");
        assertThat(read.header().getFirst().attribute("made")).isEqualTo("today");
        assertThat(read.header().getLast().text("day")).isEqualTo("Monday");
    }

    @Test
    void whatIsPassedOverIsNeitherReadNorCountedNorCompared() throws Exception {
        String tables = "<tables>" + "<row><name>x</name></row>".repeat(5_000) + "</tables>";
        Read with = read(tables + "<persons><person><ref>1</ref><internal at='9'><x/></internal></person></persons>");
        Read without = read("<persons><person><ref>1</ref></person></persons>");

        assertThat(with.entries()).isEqualTo(without.entries());
        assertThat(with.facts().oddities()).isEmpty();
    }

    @Test
    void whatIsUnknownIsCountedWithItsPathAndKept() throws Exception {
        Read read = read("<extra><name>x</name></extra><persons>"
                + "<person><ref>1</ref><more a='1'><deeper>y</deeper></more><name rank='middle'>z</name></person>"
                + "<person><ref>2</ref><more/><kind>three</kind></person><person><ref>3</ref><kind>TWO</kind></person>"
                + "</persons>");

        assertThat(read.facts().oddities())
                .containsExactlyInAnyOrder(
                        new Oddity(Oddity.Kind.UNKNOWN_ELEMENT, "extra", 1),
                        new Oddity(Oddity.Kind.UNKNOWN_ELEMENT, "persons/person/more", 2),
                        new Oddity(Oddity.Kind.UNKNOWN_CODE, "persons/person/name/@rank middle", 1),
                        new Oddity(Oddity.Kind.UNKNOWN_CODE, "persons/person/kind three", 1));
        assertThat(read.entries().getFirst().all("more", "deeper"))
                .extracting(Element::text)
                .containsExactly("y");
    }

    @Test
    void manyDifferentOdditiesAreCountedTogether() throws Exception {
        String odd = IntStream.range(0, 1000).mapToObj(i -> "<x" + i + "/>").collect(Collectors.joining());
        List<Oddity> oddities = read(odd).facts().oddities();

        assertThat(oddities).hasSize(51);
        assertThat(oddities).extracting(Oddity::count).contains(950);
        assertThat(oddities.stream().mapToInt(Oddity::count).sum()).isEqualTo(1000);
    }

    @Test
    void charactersThatWereLostBeforeAreCountedByEntry() throws Exception {
        Read read = read("<persons><person><ref>1</ref><name>\uFFFDx\uFFFD</name></person>"
                + "<person><ref>2</ref><name lang='\uFFFD'>\u0417</name></person>"
                + "<person><ref>3</ref><name>\uFFFC\u0417</name></person></persons>");

        assertThat(read.facts().oddities())
                .containsExactly(
                        new Oddity(Oddity.Kind.ENCODING_DAMAGE, "entry 1", 2),
                        new Oddity(Oddity.Kind.ENCODING_DAMAGE, "entry 2", 1));
    }

    @Test
    void anEntryWithoutReferenceIsRefusedWithThePosition() {
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read("<persons><person><name>x</name></person></persons>"))
                .withMessage("an entry has no ref")
                .satisfies(e -> assertThat(e.where()).startsWith("line 1, column "));
    }

    @Test
    void aPartOfTheHeaderHasTheLimitOfAnEntry() {
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read("<info>" + "<day>x</day>".repeat(10_000) + "</info>"))
                .withMessageContaining("longer than 20000 characters");
    }

    @Test
    void theRootMustStandInItsNamespaceWhereOneIsAskedFor() throws Exception {
        ListShape shape = ListShape.of("list").inNamespaces("urn:a", "").build();

        XmlPass.over(stream("<list/>"), shape, LIMITS, new Tally(), entry -> {});
        XmlPass.over(stream("<list xmlns='urn:a'/>"), shape, LIMITS, new Tally(), entry -> {});
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(
                        () -> XmlPass.over(stream("<list xmlns='urn:b'/>"), shape, LIMITS, new Tally(), entry -> {}))
                .withMessageContaining("urn:b");
    }

    private static Read read(String content) throws UnreadableDocument, IOException {
        List<Element> header = new ArrayList<>();
        List<Element> entries = new ArrayList<>();
        Tally tally = new Tally();
        XmlPass.over(stream("<list made='today'>" + content + "</list>"), SHAPE, LIMITS, tally, new XmlVisitor() {
            @Override
            public void header(Element part) {
                header.add(part);
            }

            @Override
            public void entry(XmlEntry entry) {
                entries.add(entry.element());
            }
        });
        return new Read(header, entries, tally.facts(new SnapshotForm("test", 1, Map.of())));
    }

    private static ByteArrayInputStream stream(String document) {
        return new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
    }
}

package io.tocsin.ingest.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.ofac.OfacList;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.source.Source.ListSource;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Enumeration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Measures, and is run by hand with little memory (`-Dtest=LargeListMeasurement
/// -Dtest.argLine=-Xmx256m`): a list of 20,000 rich entries, then the same in another form and back, so
/// that every entry is understood, compared and written each time.
@IngestTest
class LargeListMeasurement {
    private static final int ENTRIES = 20_000;
    private static final ListSource SOURCE = new ListSource(
            "ofac-sdn",
            "us-ofac",
            "the list",
            OfacList.of("ofac-sdn", "us-ofac").formats());

    @Inject
    ListIntake intake;

    @Test
    void aLargeListInAnotherFormPassesThroughLittleMemory() throws Exception {
        Run first = receive("XML", xml(1));
        Run poorer = receive("CSV", csv());
        Run richer = receive("XML again, every remark changed", xml(2));
        assertThat(first.outcome()).isEqualTo(Outcome.BASELINE);
        assertThat(first.listed()).isEqualTo(ENTRIES);
        assertThat(poorer.delisted()).isZero();
        assertThat(richer.restated()).isEqualTo(ENTRIES);
    }

    private Run receive(String what, InputStream list) throws Exception {
        try (Document document = Document.receive(list, 1L << 30)) {
            long start = System.nanoTime();
            Run run = intake.receive(
                    SOURCE, document, new Received(SOURCE.id(), document.sha256(), null, null, Instant.now()));
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "%s: %d MB, %.1f s, %s; of a heap of %d MB %d are in use after%n",
                    what,
                    document.size() >> 20,
                    (System.nanoTime() - start) / 1e9,
                    run.outcome(),
                    runtime.maxMemory() >> 20,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            return run;
        }
    }

    private static InputStream csv() {
        return stream(Stream.concat(
                numbers()
                        .map(n ->
                                "%d,\"EXAMPLE TRADING %d LLC\",-0- ,\"NPWMD\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
                                        .formatted(n, n)),
                Stream.of("\u001a")));
    }

    private static InputStream xml(int version) {
        String head = """
                <?xml version="1.0" standalone="yes"?>
                <sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
                <publshInformation><Publish_Date>12/18/2024</Publish_Date><Record_Count>%d</Record_Count>
                </publshInformation>
                """.formatted(ENTRIES);
        return stream(Stream.of(Stream.of(head), numbers().map(n -> entry(n, version)), Stream.of("</sdnList>"))
                .flatMap(part -> part));
    }

    private static String entry(int n, int version) {
        StringBuilder entry = new StringBuilder("<sdnEntry><uid>" + n + "</uid><lastName>EXAMPLE TRADING " + n
                + " LLC</lastName><sdnType>Entity</sdnType><remarks>" + "Said of it in version " + version + ". "
                + "Linked to others of its kind. ".repeat(20)
                + "</remarks><programList><program>NPWMD</program></programList><akaList>");
        for (int i = 0; i < 15; i++) {
            entry.append(
                            "<aka><uid>%d%d</uid><type>a.k.a.</type><category>strong</category><lastName>EXAMPLE ALSO %d %d"
                                    .formatted(n, i, i, n))
                    .append("</lastName></aka>");
        }
        entry.append("</akaList><addressList>");
        for (int i = 0; i < 15; i++) {
            entry.append(
                    "<address><uid>%d%d</uid><address1>Suite %d, %d Sample Road</address1><city>Testport %d</city><postalCode>%d</postalCode><country>Iran</country></address>"
                            .formatted(n, i, i, n, i, n));
        }
        entry.append("</addressList><idList>");
        for (int i = 0; i < 5; i++) {
            entry.append("<id><uid>%d%d</uid><idType>Registration Number</idType><idNumber>%d-%d</idNumber></id>"
                    .formatted(n, i, n, i));
        }
        return entry.append("</idList></sdnEntry>\n").toString();
    }

    private static Stream<Integer> numbers() {
        return Stream.iterate(100_000, n -> n + 1).limit(ENTRIES);
    }

    private static InputStream stream(Stream<String> parts) {
        var pieces = parts.<InputStream>map(part -> new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)))
                .iterator();
        return new SequenceInputStream(new Enumeration<InputStream>() {
            @Override
            public boolean hasMoreElements() {
                return pieces.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return pieces.next();
            }
        });
    }
}

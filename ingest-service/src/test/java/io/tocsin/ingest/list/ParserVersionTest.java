package io.tocsin.ingest.list;

import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.example;
import static io.tocsin.ingest.SmallLists.examples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Subject;
import io.tocsin.ingest.Desk;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.SmallLists.Listed;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.TooLarge;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.ofac.OfacList;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.snapshot.Entry;
import io.tocsin.ingest.snapshot.EntryVisitor;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import io.tocsin.ingest.source.Source.ListSource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a new version of a parser does to a list that was accepted by the old one.
@IngestTest
class ParserVersionTest {
    @Inject
    ListIntake intake;

    @Test
    void whatABetterParserReadsMoreIsRestatedAndOnlyTheAuthoritysChangeIsAmended() throws Exception {
        // Given
        receive(source(1), examples(3));
        // When
        Run run = receive(better(), example(0), example(1).under("IFSR"), example(2));
        // Then
        assertThat(run.amended()).isEqualTo(1);
        assertThat(run.restated()).isZero();
        assertThat(Desk.eventsAfter(3).stream().map(event -> event.get("type")))
                .containsExactly(
                        "designation.restated", "designation.restated", "designation.restated", "designation.amended");
    }

    @Test
    void anotherVersionThatReadsTheSameRestatesNothing() throws Exception {
        // Given
        receive(source(1), examples(3));
        // When
        Run run = receive(source(2), examples(3));
        // Then
        assertThat(run.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(Desk.eventsAfter(3)).isEmpty();
    }

    @Test
    void aParserThatNoLongerFindsAnEntryDelistsNobody() throws Exception {
        // Given
        receive(source(1), examples(3));
        // When
        assertThatThrownBy(() -> receive(forgetful(), examples(3)))
                // Then
                .isInstanceOf(UnreadableRun.class)
                .hasMessageContaining("1 of its 3 entries");
        assertThat(Desk.eventsAfter(3)).isEmpty();
    }

    @Test
    void whatIsHeldStaysHeldWhenABetterParserReadsTheAcceptedDocument() throws Exception {
        // Given
        receive(source(1), examples(20));
        Run held = receive(source(1), examples(10));
        Listed[] another = Arrays.copyOf(examples(10), 11);
        another[10] = example(99);
        // When
        Run run = receive(better(), another);
        // Then
        assertThat(held.outcome()).isEqualTo(Outcome.HELD);
        assertThat(run.outcome()).isEqualTo(Outcome.HELD);
        assertThat(run.heldRemovals()).isEqualTo(10);
        assertThat(run.listed()).isEqualTo(1);
        assertThat(Desk.eventsAfter(20).stream().map(event -> event.get("type")))
                .hasSize(11)
                .doesNotContain("designation.delisted", "designation.amended");
    }

    private Run receive(ListSource source, Listed... entries) throws IOException, TooLarge, UnreadableRun {
        try (Document document = Document.ofText(csv(entries), 1_000_000)) {
            return intake.receive(
                    source, document, new Received(source.id(), document.sha256(), null, null, Instant.now()));
        }
    }

    private static ListSource source(int parserVersion) {
        return new ListSource(
                "ofac-sdn",
                "us-ofac",
                "the list",
                new OfacList("ofac-sdn", "us-ofac", parserVersion, ReadingLimits.DEFAULTS).formats());
    }

    /// A parser of version 2 that passes over the first entry.
    private static ListSource forgetful() {
        List<ListFormat> formats = source(2).formats().stream()
                .<ListFormat>map(ForgetfulFormat::new)
                .toList();
        return new ListSource("ofac-sdn", "us-ofac", "the list", formats);
    }

    private record ForgetfulFormat(ListFormat format) implements ListFormat {
        @Override
        public boolean recognises(byte[] head) {
            return format.recognises(head);
        }

        @Override
        public SnapshotFacts read(InputStream document, EntryVisitor visitor) throws UnreadableDocument, IOException {
            return format.read(document, entry -> {
                if (!entry.reference().equals("1000")) {
                    visitor.visit(entry);
                }
            });
        }
    }

    /// A parser of version 2 that finds a country where version 1 found none.
    private static ListSource better() {
        List<ListFormat> formats =
                source(2).formats().stream().<ListFormat>map(BetterFormat::new).toList();
        return new ListSource("ofac-sdn", "us-ofac", "the list", formats);
    }

    private record BetterFormat(ListFormat format) implements ListFormat {
        @Override
        public boolean recognises(byte[] head) {
            return format.recognises(head);
        }

        @Override
        public SnapshotFacts read(InputStream document, EntryVisitor visitor) throws UnreadableDocument, IOException {
            return format.read(document, entry -> visitor.visit(new BetterEntry(entry)));
        }
    }

    private record BetterEntry(Entry entry) implements Entry {
        @Override
        public String reference() {
            return entry.reference();
        }

        @Override
        public byte[] fingerprint() {
            return entry.fingerprint();
        }

        @Override
        public Designation designation() throws UnreadableDocument {
            Designation d = entry.designation();
            Subject s = d.subject();
            return new Designation(
                    d.id(),
                    d.revision(),
                    d.authority(),
                    d.reference(),
                    d.status(),
                    new Subject(
                            s.type(),
                            s.names(),
                            s.addresses(),
                            s.identifiers(),
                            s.births(),
                            List.of("AE"),
                            s.titles(),
                            s.gender(),
                            s.vessel()),
                    d.programmes(),
                    d.legalBases(),
                    d.designatedOn(),
                    d.measures(),
                    d.reasons(),
                    d.remarks(),
                    d.relations());
        }
    }
}

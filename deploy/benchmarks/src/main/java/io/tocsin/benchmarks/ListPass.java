package io.tocsin.benchmarks;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.TooLarge;
import io.tocsin.ingest.list.Reading;
import io.tocsin.ingest.list.Reading.ChangeVisitor;
import io.tocsin.ingest.ofac.OfacList;
import io.tocsin.ingest.snapshot.EntryDifference;
import io.tocsin.ingest.snapshot.EntryState;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// One pass over a list: as ingest makes it between receiving a document and writing to the database, and
/// bare.
final class ListPass {
    private static final int MAX_ENTRIES = 1_000_000;

    /// Made when the service starts, long before the first list comes.
    private final List<ListFormat> formats = OfacList.of("ofac-sdn", "us-ofac").formats();

    /// A document that was received.
    static Document document(byte[] xml) throws IOException {
        try {
            return Document.receive(new ByteArrayInputStream(xml), xml.length);
        } catch (TooLarge e) {
            throw new IllegalStateException("a document larger than itself", e);
        }
    }

    Reading read(Document document, Map<String, byte[]> accepted) throws IOException {
        try {
            return Reading.of(document, formats, accepted, MAX_ENTRIES);
        } catch (UnreadableDocument e) {
            throw new NotMeasured("The list cannot be read at " + e.where() + ": " + e.getMessage(), e);
        }
    }

    /// Reads a document, and takes its difference from what is accepted.
    ///
    /// @return what would be numbered and published
    List<DesignationEvent> difference(Document document, AcceptedList accepted) throws IOException {
        Reading reading = read(document, accepted.fingerprints());
        EntryDifference difference =
                new EntryDifference.SameForm(reading.facts().form().coverage());
        List<DesignationEvent> events = new ArrayList<>();
        eachChanged(reading, entry -> {
            String known = accepted.known().get(entry.reference());
            events.addAll(
                    known == null
                            ? EntryDifference.listed(entry.designation(), false, 1)
                                    .events()
                            : difference.of(state(known), entry.designation()).events());
        });
        for (String reference : reading.removed(accepted.fingerprints())) {
            events.addAll(EntryDifference.delisted(
                            state(Objects.requireNonNull(accepted.known().get(reference))))
                    .events());
        }
        return events;
    }

    static void eachChanged(Reading reading, ChangeVisitor visitor) throws IOException {
        try {
            reading.forEachChanged(visitor);
        } catch (UnreadableDocument e) {
            throw new NotMeasured("The list cannot be read at " + e.where() + ": " + e.getMessage(), e);
        }
    }

    /// Every event of Aalto's reader, and nothing done with it.
    ///
    /// @return how many there are
    static int bare(byte[] xml) {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = new ByteArrayInputStream(xml)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            int events = 0;
            while (reader.hasNext()) {
                reader.next();
                events++;
            }
            return events;
        } catch (XMLStreamException | IOException e) {
            throw new IllegalStateException("the list is no XML", e);
        }
    }

    private static EntryState state(String known) {
        return new EntryState(DesignationJson.read(known), null);
    }
}

package io.tocsin.ingest.ofac;

import io.tocsin.ingest.snapshot.EntryVisitor;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// SDN.XML and CONSOLIDATED.XML: the root `sdnList`, by its local name, because OFAC changed the namespace in May 2024
/// and nothing else.
public final class SdnXml implements ListFormat {
    /// The form's name.
    public static final String FORM = "ofac/sdn-xml";

    static final String ROOT = "sdnList";

    private final OfacList list;

    public SdnXml(OfacList list) {
        this.list = list;
    }

    @Override
    public boolean recognises(byte[] head) {
        try {
            XMLStreamReader reader = HardenedXml.reader(new ByteArrayInputStream(head));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    return reader.getLocalName().equals(ROOT);
                }
            }
            return false;
        } catch (XMLStreamException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public SnapshotFacts read(InputStream document, EntryVisitor visitor) throws UnreadableDocument, IOException {
        return new SdnXmlReading(list, document, visitor).toEnd();
    }
}

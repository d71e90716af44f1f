package io.tocsin.ingest.format;

import io.tocsin.designation.Designation;
import io.tocsin.ingest.snapshot.Entry;
import io.tocsin.ingest.snapshot.EntryVisitor;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.SnapshotForm;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A list in XML: a shape, and how its entries are understood.
public final class XmlList implements ListFormat {
    private final ListShape shape;
    private final SnapshotForm form;
    private final ReadingLimits limits;
    private final Header header;
    private final Understanding understanding;

    /// Takes from the header what a document states of itself.
    @FunctionalInterface
    public interface Header {
        /// @param part the root with its attributes alone, or a part of the header
        void read(Element part, Tally tally);
    }

    /// Understands entries.
    @FunctionalInterface
    public interface Understanding {
        /// The designation of an entry: revision 1, status listed.
        ///
        /// @throws IllegalArgumentException if the entry breaks a rule of the vocabulary
        Designation designation(String reference, Element entry);
    }

    /// @param form under which its documents are known
    public XmlList(
            ListShape shape, SnapshotForm form, ReadingLimits limits, Header header, Understanding understanding) {
        this.shape = shape;
        this.form = form;
        this.limits = limits;
        this.header = header;
        this.understanding = understanding;
    }

    /// Whether the root has the name, and stands in a namespace, of the shape.
    @Override
    public boolean recognises(byte[] head) {
        try {
            XMLStreamReader reader = HardenedXml.reader(new ByteArrayInputStream(head));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    return reader.getLocalName().equals(shape.root()) && shape.isNamespace(reader.getNamespaceURI());
                }
            }
            return false;
        } catch (XMLStreamException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public SnapshotFacts read(InputStream document, EntryVisitor visitor) throws UnreadableDocument, IOException {
        Tally tally = new Tally();
        XmlPass.over(document, shape, limits, tally, new XmlVisitor() {
            @Override
            public void header(Element part) {
                header.read(part, tally);
            }

            @Override
            public void entry(XmlEntry entry) throws UnreadableDocument {
                visitor.visit(new Understood(entry, understanding));
            }
        });
        return tally.facts(form);
    }

    private record Understood(XmlEntry entry, Understanding understanding) implements Entry {
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
            try {
                return understanding.designation(entry.reference(), entry.element());
            } catch (IllegalArgumentException e) {
                throw new UnreadableDocument("entry " + entry.reference(), String.valueOf(e.getMessage()));
            }
        }
    }
}

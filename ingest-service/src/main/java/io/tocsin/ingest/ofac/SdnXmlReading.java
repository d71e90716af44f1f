package io.tocsin.ingest.ofac;

import io.tocsin.designation.Designation;
import io.tocsin.ingest.snapshot.Entry;
import io.tocsin.ingest.snapshot.EntryVisitor;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/// One pass over one `sdnList`. Each child of the root is laid into a buffer; an entry is handed over
/// from there.
final class SdnXmlReading {
    private static final int OUTSIDE = 0;
    private static final int CHILD = 2;
    private static final int FIELD = 3;
    private static final int NONE = -1;

    private final OfacList list;
    private final ReadingLimits limits;
    private final BoundedStream document;
    private final EntryVisitor visitor;
    private final ElementBuffer buffer;
    private final EntryCount count = new EntryCount();
    private final BufferedEntry entry = new BufferedEntry();

    private int depth = OUTSIDE;
    private boolean textCounts;
    private int child = NONE;
    private int uidFrom = NONE;
    private @Nullable String uid;
    private @Nullable LocalDate publishedOn;
    private boolean ended;
    /// Whether the visitor is at work: what it throws is not the document's fault.
    private boolean visiting;

    SdnXmlReading(OfacList list, InputStream document, EntryVisitor visitor) {
        this.list = list;
        this.limits = list.limits();
        this.document = new BoundedStream(
                document, limits.tokenBytes(), "one XML tag or text is longer than " + limits.tokenBytes() + " bytes");
        this.visitor = visitor;
        this.buffer = new ElementBuffer(limits.entryChars());
    }

    SnapshotFacts toEnd() throws UnreadableDocument, IOException {
        XMLStreamReader2 reader = null;
        try {
            reader = HardenedXml.reader(document);
            for (int event = reader.next(); event != XMLStreamConstants.END_DOCUMENT; event = reader.next()) {
                event(reader, event);
            }
        } catch (XMLStreamException e) {
            throw unreadable(reader, e);
        } catch (RuntimeException e) {
            if (visiting) {
                throw e;
            }
            throw unreadable(reader, e);
        }
        if (!ended) {
            throw new UnreadableDocument("end of document", "the document ends before </" + SdnXml.ROOT + ">");
        }
        return new SnapshotFacts(
                list.form(SdnXml.FORM, Coverages.xml()), publishedOn, null, count.entries(), count.faults(), List.of());
    }

    private void event(XMLStreamReader2 reader, int event) throws XMLStreamException, UnreadableDocument {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(reader);
            case XMLStreamConstants.END_ELEMENT -> end(reader);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (textCounts) {
                    buffer.text(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                }
            }
            case XMLStreamConstants.DTD -> throw at(reader, "the document has a DOCTYPE, which no list has");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw at(reader, "the document refers to an entity: " + reader.getLocalName());
            default -> {
                // Comments, instructions and white space say nothing.
            }
        }
    }

    private void begin(XMLStreamReader2 reader) throws UnreadableDocument {
        String name = reader.getLocalName();
        document.allow(limits.tokenBytes());
        depth++;
        if (reader.getAttributeCount() > limits.attributes()) {
            throw at(reader, "element " + name + " has more than " + limits.attributes() + " attributes");
        }
        if (depth > limits.depth()) {
            throw at(reader, "elements are nested more than " + limits.depth() + " deep");
        }
        if (depth == 1) {
            if (!name.equals(SdnXml.ROOT)) {
                throw at(reader, "the root element is " + name + " where " + SdnXml.ROOT + " was expected");
            }
            if ("1.1".equals(reader.getVersion())) {
                throw at(reader, "the document is XML 1.1, which allows control characters in text");
            }
            return;
        }
        int number = SdnNames.number(name);
        if (depth == CHILD) {
            buffer.clear();
            child = number;
            uid = null;
            uidFrom = NONE;
        }
        buffer.begin(number, name);
        textCounts = depth >= FIELD && !SdnNames.isContainer(number);
        if (depth == FIELD && number == SdnNames.UID && uid == null) {
            uidFrom = buffer.length();
        }
    }

    private void end(XMLStreamReader2 reader) throws UnreadableDocument {
        textCounts = false;
        depth--;
        if (depth == FIELD - 1 && uidFrom != NONE) {
            uid = buffer.text(uidFrom, buffer.length());
            uidFrom = NONE;
        }
        if (depth == OUTSIDE) {
            ended = true;
            return;
        }
        buffer.end();
        if (depth == CHILD - 1) {
            if (child == SdnNames.ENTRY) {
                hand(reader);
            } else if (child == SdnNames.PUBLICATION) {
                publication(buffer.element());
            }
        }
    }

    private void hand(XMLStreamReader2 reader) throws UnreadableDocument {
        String reference = uid;
        if (reference == null || reference.isEmpty()) {
            throw at(reader, "an entry has no uid");
        }
        count.entry(reference);
        entry.reference = reference;
        visiting = true;
        visitor.visit(entry);
        visiting = false;
    }

    private void publication(Element information) {
        String day = information.text("Publish_Date");
        if (day != null) {
            publishedOn = OfacDates.published(day);
            if (publishedOn == null) {
                count.fault(new Fault("publish-date", "Publish_Date is not MM/DD/YYYY: " + day));
            }
        }
        String stated = information.text("Record_Count");
        if (stated != null) {
            count.stated(stated);
        }
    }

    /// What stopped the reader: the stream itself, or the document.
    private UnreadableDocument unreadable(@Nullable XMLStreamReader2 reader, Exception e) throws IOException {
        IOException failure = document.failure();
        String where = reader == null ? "beginning of document" : where(reader.getLocation());
        if (failure instanceof LimitReached) {
            return new UnreadableDocument(where, String.valueOf(failure.getMessage()));
        }
        if (failure != null) {
            throw failure;
        }
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("not well-formed");
        return new UnreadableDocument(where, why);
    }

    private static UnreadableDocument at(XMLStreamReader2 reader, String why) {
        return new UnreadableDocument(where(reader.getLocation()), why);
    }

    private static String where(Location location) {
        return "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }

    /// The entry that lies in the buffer.
    private final class BufferedEntry implements Entry {
        private String reference = "";

        @Override
        public String reference() {
            return reference;
        }

        @Override
        public byte[] fingerprint() {
            return buffer.digest();
        }

        @Override
        public Designation designation() throws UnreadableDocument {
            try {
                return XmlEntry.designation(list, reference, buffer.element());
            } catch (IllegalArgumentException e) {
                throw new UnreadableDocument("entry " + reference, String.valueOf(e.getMessage()));
            }
        }
    }
}

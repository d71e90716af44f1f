package io.tocsin.ingest.format;

import io.tocsin.ingest.format.ListShape.Place;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/// One pass over one list in XML, in memory that does not grow with it: each entry is laid into a buffer and handed
/// over from there. What the shape does not know is counted.
public final class XmlPass {
    private static final int OUTSIDE = 0;
    private static final int ROOT = 1;
    private static final int NONE = -1;
    /// How much of a name or code is shown where it is unknown.
    private static final int ODDITY_CHARS = 200;

    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    private final ListShape shape;
    private final ReadingLimits limits;
    private final Tally tally;
    private final XmlVisitor visitor;
    private final NameTable names;
    private final AttributeGuard tags;
    private final BoundedStream document;
    private final ElementBuffer buffer;
    private final BufferedEntry entry = new BufferedEntry();
    private final String[] path;
    private final Place[] places;

    private int depth = OUTSIDE;
    /// Depth of the entry or part of the header that is being laid into the buffer.
    private int partDepth = NONE;
    /// Depth of the element that is passed over with all it holds.
    private int passedOverDepth = NONE;
    /// Depth of the element that the shape does not know; what it holds is not counted again.
    private int unknownDepth = NONE;

    private Place.Kind part = Place.Kind.WAY;
    private boolean textCounts;
    private int referenceFrom = NONE;
    private int codeFrom = NONE;
    private int codeIn = NONE;
    private @Nullable String reference;
    private boolean ended;
    /// Whether the visitor is at work: what it throws is not the document's fault.
    private boolean visiting;

    private XmlPass(InputStream document, ListShape shape, ReadingLimits limits, Tally tally, XmlVisitor visitor) {
        this.shape = shape;
        this.limits = limits;
        this.tally = tally;
        this.visitor = visitor;
        this.names = shape.names();
        this.tags = new AttributeGuard(document);
        this.document = new BoundedStream(
                tags, limits.tokenBytes(), "one XML tag or text is longer than " + limits.tokenBytes() + " bytes");
        this.buffer = new ElementBuffer(names, limits.entryChars());
        this.path = new String[limits.depth() + 1];
        this.places = new Place[limits.depth() + 1];
    }

    /// Reads a document to its end.
    ///
    /// @param tally counts the entries and what is unknown or damaged
    /// @throws UnreadableDocument if it cannot be read to its end in this shape, saying where and why;
    /// what was handed over before is void
    /// @throws IOException if the stream fails
    public static void over(
            InputStream document, ListShape shape, ReadingLimits limits, Tally tally, XmlVisitor visitor)
            throws UnreadableDocument, IOException {
        new XmlPass(document, shape, limits, tally, visitor).toEnd();
    }

    private void toEnd() throws UnreadableDocument, IOException {
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
            throw new UnreadableDocument("end of document", "the document ends before </" + shape.root() + ">");
        }
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
        tags.tagRead();
        textCounts = false;
        depth++;
        if (reader.getAttributeCount() > limits.attributes()) {
            throw at(reader, "element " + name + " has more than " + limits.attributes() + " attributes");
        }
        if (depth > limits.depth()) {
            throw at(reader, "elements are nested more than " + limits.depth() + " deep");
        }
        path[depth] = name;
        if (depth == ROOT) {
            root(reader, name);
        } else if (passedOverDepth == NONE) {
            int number = names.number(name);
            if (shape.isPassedOver(number)) {
                passedOverDepth = depth;
            } else if (partDepth == NONE) {
                beside(reader, name, number);
            } else {
                lay(reader, name, number);
            }
        }
    }

    private void root(XMLStreamReader2 reader, String name) throws UnreadableDocument {
        if (!name.equals(shape.root())) {
            throw at(reader, "the root element is " + name + " where " + shape.root() + " was expected");
        }
        if (!shape.isNamespace(reader.getNamespaceURI())) {
            throw at(reader, "the root element " + name + " is in an unknown namespace: " + reader.getNamespaceURI());
        }
        if ("1.1".equals(reader.getVersion())) {
            throw at(reader, "the document is XML 1.1, which allows control characters in text");
        }
        places[depth] = shape.places();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (isOfList(reader, i)) {
                known(names.number(reader.getAttributeLocalName(i)), "@" + reader.getAttributeLocalName(i));
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        visitor.header(new Element(name, Collections.unmodifiableMap(attributes), "", List.of()));
    }

    /// An element that stands in no entry.
    private void beside(XMLStreamReader2 reader, String name, int number) throws UnreadableDocument {
        Place place = places[depth - 1].child(name);
        if (place == null) {
            unknown(reader, name);
            passedOverDepth = depth;
            return;
        }
        places[depth] = place;
        switch (place.kind()) {
            case WAY -> {}
            case HEADER, ENTRY -> {
                part = place.kind();
                partDepth = depth;
                reference = null;
                referenceFrom = NONE;
                buffer.clear();
                lay(reader, name, number);
            }
        }
    }

    private void lay(XMLStreamReader2 reader, String name, int number) throws UnreadableDocument {
        if (number < 0 && unknownDepth == NONE) {
            unknown(reader, name);
            unknownDepth = depth;
        }
        buffer.begin(number, name);
        if (reader.getAttributeCount() > 0) {
            attributes(reader);
        }
        textCounts = !names.isContainer(number);
        if (depth == partDepth + 1 && reference == null && name.equals(shape.reference())) {
            referenceFrom = buffer.length();
        }
        if (shape.isCoded(number)) {
            codeIn = number;
            codeFrom = buffer.length();
        }
    }

    private void attributes(XMLStreamReader2 reader) {
        boolean any = false;
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (isOfList(reader, i)) {
                any = true;
                String name = reader.getAttributeLocalName(i);
                String value = reader.getAttributeValue(i);
                int number = names.number(name);
                known(number, "@" + name);
                if (shape.isCoded(number)) {
                    code(number, value.strip());
                }
                buffer.attribute(number, name, value);
            }
        }
        if (any) {
            buffer.attributesEnd();
        }
        if (depth == partDepth) {
            for (String attribute : shape.referenceAttributes()) {
                String value = reader.getAttributeValue(null, attribute);
                if (reference == null && value != null && !value.isBlank()) {
                    reference = value.strip();
                }
            }
        }
    }

    private void end(XMLStreamReader2 reader) throws UnreadableDocument {
        textCounts = false;
        if (passedOverDepth != NONE) {
            passedOverDepth = passedOverDepth == depth ? NONE : passedOverDepth;
        } else if (partDepth != NONE) {
            endInPart(reader);
        } else if (depth == ROOT) {
            ended = true;
        }
        depth--;
    }

    private void endInPart(XMLStreamReader2 reader) throws UnreadableDocument {
        if (referenceFrom != NONE && depth == partDepth + 1) {
            reference = buffer.text(referenceFrom);
            referenceFrom = NONE;
        }
        if (codeFrom != NONE) {
            code(codeIn, buffer.text(codeFrom));
            codeFrom = NONE;
        }
        unknownDepth = unknownDepth == depth ? NONE : unknownDepth;
        buffer.end();
        if (depth == partDepth) {
            partDepth = NONE;
            switch (part) {
                case WAY -> throw new IllegalStateException("no part of a list ends at " + path());
                case HEADER -> visitor.header(buffer.element());
                case ENTRY -> hand(reader);
            }
        }
    }

    private void hand(XMLStreamReader2 reader) throws UnreadableDocument {
        String own = reference;
        if (own == null || own.isEmpty()) {
            String expected =
                    shape.reference().isEmpty() ? String.join(" or ", shape.referenceAttributes()) : shape.reference();
            throw at(reader, "an entry has no " + expected);
        }
        tally.entry(own);
        int lost = buffer.lost();
        if (lost > 0) {
            tally.oddity(Oddity.Kind.ENCODING_DAMAGE, "entry " + shown(own), lost);
        }
        visiting = true;
        visitor.entry(entry);
        visiting = false;
    }

    private void known(int number, String attribute) {
        if (number < 0 && unknownDepth == NONE) {
            tally.oddity(Oddity.Kind.UNKNOWN_ELEMENT, shown(path() + "/" + attribute), 1);
        }
    }

    private void code(int in, String code) {
        if (!shape.isCode(in, code)) {
            boolean attribute = !names.name(in).equals(path[depth]);
            String where = attribute ? path() + "/@" + names.name(in) : path();
            tally.oddity(Oddity.Kind.UNKNOWN_CODE, shown(where + " " + code), 1);
        }
    }

    private void unknown(XMLStreamReader2 reader, String name) throws UnreadableDocument {
        if (XINCLUDE.equals(reader.getNamespaceURI())) {
            throw at(reader, "the document asks to include another: " + name);
        }
        tally.oddity(Oddity.Kind.UNKNOWN_ELEMENT, shown(path()), 1);
    }

    /// Attributes in a namespace are those of XML itself and of its schemas.
    private static boolean isOfList(XMLStreamReader2 reader, int attribute) {
        String namespace = reader.getAttributeNamespace(attribute);
        return namespace == null || namespace.isEmpty();
    }

    /// Where the reader is, by names from below the root.
    private String path() {
        StringBuilder names = new StringBuilder();
        for (int i = ROOT + 1; i <= depth; i++) {
            names.append(i == ROOT + 1 ? "" : "/").append(path[i]);
        }
        return depth == ROOT ? path[ROOT] : names.toString();
    }

    private static String shown(String text) {
        return text.length() <= ODDITY_CHARS ? text : text.substring(0, ODDITY_CHARS) + "...";
    }

    /// What stopped the reader: the stream itself, or the document.
    private UnreadableDocument unreadable(@Nullable XMLStreamReader2 reader, Exception e) throws IOException {
        IOException failure = document.failure();
        String where = where(reader, e);
        if (failure instanceof LimitReached) {
            return new UnreadableDocument(where, String.valueOf(failure.getMessage()));
        }
        if (failure != null) {
            throw failure;
        }
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("not well-formed");
        return new UnreadableDocument(where, why);
    }

    /// Where the fault itself is, which may be lines below the beginning of the text it is in.
    private static String where(@Nullable XMLStreamReader2 reader, Exception e) {
        for (Throwable fault = e; fault != null; fault = fault.getCause()) {
            if (fault instanceof XMLStreamException in && in.getLocation() != null) {
                return where(in.getLocation());
            }
        }
        return reader == null ? "beginning of document" : where(reader.getLocation());
    }

    private static UnreadableDocument at(XMLStreamReader2 reader, String why) {
        return new UnreadableDocument(where(reader.getLocation()), why);
    }

    private static String where(Location location) {
        return "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }

    /// The entry that lies in the buffer.
    private final class BufferedEntry implements XmlEntry {
        @Override
        public String reference() {
            return reference == null ? "" : reference;
        }

        @Override
        public byte[] fingerprint() {
            return buffer.digest();
        }

        @Override
        public Element element() {
            return buffer.element();
        }
    }
}

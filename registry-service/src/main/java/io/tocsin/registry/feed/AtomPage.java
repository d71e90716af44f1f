package io.tocsin.registry.feed;

import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.LoggedEvent;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// A page of an Atom feed (RFC 4287), the newest event first.
///
/// @param subject what it is about: the authority, and the programme if there is one
/// @param self the address of this page
/// @param next the address of the page with what came before, null where nothing did
/// @param site where the pages of designations are: the address that ends in `/`
/// @param events what it shows
record AtomPage(String subject, URI self, @Nullable URI next, URI site, List<LoggedEvent> events) {
    static final String TYPE = "application/atom+xml";
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    AtomPage {
        events = List.copyOf(events);
    }

    /// When the newest of its events became known; the epoch where there is none.
    Instant updated() {
        return events.isEmpty() ? Instant.EPOCH : events.getFirst().times().emittedAt();
    }

    /// The document. Characters that XML cannot carry stand as U+FFFD.
    String xml() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            write(xml, "id", id());
            write(xml, "title", "Designations: " + subject);
            write(xml, "updated", updated().toString());
            xml.writeStartElement("author");
            write(xml, "name", "Tocsin");
            xml.writeEndElement();
            link(xml, "self", self);
            if (next != null) {
                link(xml, "next", next);
            }
            for (LoggedEvent event : events) {
                entry(xml, event);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes whatever is written", e);
        }
        return text.toString();
    }

    /// The same for every page and installation.
    private String id() {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("tocsin:feed:" + subject).getBytes(StandardCharsets.UTF_8));
    }

    private void entry(XMLStreamWriter xml, LoggedEvent event) throws XMLStreamException {
        xml.writeStartElement("entry");
        write(xml, "id", "urn:uuid:" + event.eventId());
        write(xml, "title", Headline.of(event));
        write(xml, "updated", event.times().emittedAt().toString());
        link(xml, "alternate", site.resolve("designations/" + event.designationId()));
        for (Evidence evidence : event.evidence()) {
            String url = evidence.url();
            if (url != null && isOfTheWeb(url)) {
                link(xml, "related", url);
            }
        }
        category(xml, event.event().type().wireName());
        for (String programme : event.event().designation().programmes()) {
            category(xml, programme);
        }
        write(xml, "summary", Headline.summary(event));
        xml.writeEndElement();
    }

    /// A feed reader makes a link of what it is given: of a script as well.
    private static boolean isOfTheWeb(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    private static void write(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, URI target) throws XMLStreamException {
        link(xml, relation, target.toString());
    }

    private static void link(XMLStreamWriter xml, String relation, String target) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", legal(target));
    }

    private static void category(XMLStreamWriter xml, String term) throws XMLStreamException {
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", legal(term));
    }

    /// XML 1.0, section 2.2, says which characters a document may have.
    static String legal(String text) {
        return text.codePoints()
                .map(c -> isLegal(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}

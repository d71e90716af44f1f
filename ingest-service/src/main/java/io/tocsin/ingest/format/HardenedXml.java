package io.tocsin.ingest.format;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/// XML readers that fetch nothing and expand nothing: no document types, no external entities.
final class HardenedXml {
    private static final XMLInputFactory2 FACTORY = factory();

    private HardenedXml() {}

    static XMLStreamReader2 reader(InputStream document) throws XMLStreamException {
        return (XMLStreamReader2) FACTORY.createXMLStreamReader(document);
    }

    private static XMLInputFactory2 factory() {
        XMLInputFactory2 factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read: " + systemId);
        });
        return factory;
    }
}

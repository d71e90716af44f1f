package io.tocsin.ingest.uk;

import io.tocsin.ingest.format.HostileDocuments;
import io.tocsin.ingest.format.ReadList;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.snapshot.ListFormat;
import java.io.IOException;

class HostileSanctionsListXmlTest extends HostileDocuments {
    @Override
    protected ListFormat format() {
        return SanctionsListXml.format(ReadingLimits.DEFAULTS);
    }

    @Override
    protected byte[] sample() throws IOException {
        return ReadList.file("uk/sanctions-list.xml");
    }

    @Override
    protected String firstText() {
        return "<Name1>";
    }
}

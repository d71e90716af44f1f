package io.tocsin.ingest.un;

import io.tocsin.ingest.format.HostileDocuments;
import io.tocsin.ingest.format.ReadList;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.snapshot.ListFormat;
import java.io.IOException;

class HostileConsolidatedXmlTest extends HostileDocuments {
    @Override
    protected ListFormat format() {
        return ConsolidatedXml.format(ReadingLimits.DEFAULTS);
    }

    @Override
    protected byte[] sample() throws IOException {
        return ReadList.file("un/consolidated.xml");
    }

    @Override
    protected String firstText() {
        return "<FIRST_NAME>";
    }
}

package io.tocsin.ingest.eu;

import io.tocsin.ingest.format.HostileDocuments;
import io.tocsin.ingest.format.ReadList;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.snapshot.ListFormat;
import java.io.IOException;

class HostileFinancialSanctionsXmlTest extends HostileDocuments {
    @Override
    protected ListFormat format() {
        return FinancialSanctionsXml.format(ReadingLimits.DEFAULTS);
    }

    @Override
    protected byte[] sample() throws IOException {
        return ReadList.file("eu/fsf.xml");
    }

    @Override
    protected String firstText() {
        return "<remark>";
    }
}

package io.tocsin.ingest.un;

import io.tocsin.ingest.format.Gzipped;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.format.XmlList;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.SourceFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The list of the United Nations Security Council.
@ApplicationScoped
class UnSources implements SourceFamily {
    @Override
    public List<Source> sources() {
        XmlList xml = ConsolidatedXml.format(ReadingLimits.DEFAULTS);
        return List.of(new ListSource(
                ConsolidatedXml.SOURCE,
                ConsolidatedXml.AUTHORITY,
                "UN Security Council, Consolidated List",
                List.of(xml, new Gzipped(xml, ReadingLimits.DEFAULTS))));
    }
}

package io.tocsin.ingest.uk;

import io.tocsin.ingest.format.Gzipped;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.format.XmlList;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.SourceFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The list of the Foreign, Commonwealth & Development Office, the only one of the UK since the OFSI list was closed in
/// January 2026.
@ApplicationScoped
class UkSources implements SourceFamily {
    @Override
    public List<Source> sources() {
        XmlList xml = SanctionsListXml.format(ReadingLimits.DEFAULTS);
        return List.of(new ListSource(
                SanctionsListXml.SOURCE,
                SanctionsListXml.AUTHORITY,
                "UK Sanctions List (FCDO)",
                List.of(xml, new Gzipped(xml, ReadingLimits.DEFAULTS))));
    }
}

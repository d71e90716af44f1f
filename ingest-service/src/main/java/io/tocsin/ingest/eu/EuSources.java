package io.tocsin.ingest.eu;

import io.tocsin.ingest.format.Gzipped;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.format.XmlList;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.SourceFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The list of the European Commission. An act binds when the Official Journal has it; the list follows, once over 20
/// days later.
@ApplicationScoped
class EuSources implements SourceFamily {
    @Override
    public List<Source> sources() {
        XmlList xml = FinancialSanctionsXml.format(ReadingLimits.DEFAULTS);
        return List.of(new ListSource(
                FinancialSanctionsXml.SOURCE,
                FinancialSanctionsXml.AUTHORITY,
                "EU, consolidated list of financial sanctions (lags the Official Journal, which is binding)",
                List.of(xml, new Gzipped(xml, ReadingLimits.DEFAULTS))));
    }
}

package io.tocsin.ingest.ofac;

import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.SourceFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The lists of the US Treasury's Office of Foreign Assets Control.
@ApplicationScoped
class OfacSources implements SourceFamily {
    private static final String AUTHORITY = "us-ofac";

    @Override
    public List<Source> sources() {
        return List.of(
                list("ofac-sdn", "OFAC, Specially Designated Nationals and Blocked Persons List"),
                list("ofac-cons", "OFAC, Consolidated Sanctions List (non-SDN)"));
    }

    private static ListSource list(String id, String title) {
        return new ListSource(id, AUTHORITY, title, OfacList.of(id, AUTHORITY).formats());
    }
}

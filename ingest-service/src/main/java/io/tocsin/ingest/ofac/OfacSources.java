package io.tocsin.ingest.ofac;

import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.SourceFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/// The lists of the US Treasury's Office of Foreign Assets Control.
@ApplicationScoped
class OfacSources implements SourceFamily {
    private static final String AUTHORITY = "us-ofac";

    private final OfacConfig config;

    OfacSources(OfacConfig config) {
        this.config = config;
    }

    @Override
    public List<Source> sources() {
        return List.of(
                list("ofac-sdn", "OFAC, Specially Designated Nationals and Blocked Persons List"),
                list("ofac-cons", "OFAC, Consolidated Sanctions List (non-SDN)"));
    }

    private ListSource list(String id, String title) {
        OfacList list = OfacList.of(id, AUTHORITY);
        OfacConfig.Settings settings = Objects.requireNonNull(config.sources().get(id));
        return new ListSource(
                id,
                AUTHORITY,
                title,
                list.formats(),
                list.deltas(settings.maxDeltaEntities()),
                list.channel(settings.wholeEvery()));
    }
}

package io.tocsin.ingest.usstate;

import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.SourceFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Press statements and fact sheets of the US Department of State, by RSS or by hand.
@ApplicationScoped
class UsStateSources implements SourceFamily {
    @Override
    public List<Source> sources() {
        return List.of(new AnnouncementSource(
                "us-state",
                "us-state",
                "US Department of State, press statements and fact sheets",
                true,
                false,
                List.of("ofac-sdn", "ofac-cons")));
    }
}

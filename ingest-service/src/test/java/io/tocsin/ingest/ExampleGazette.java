package io.tocsin.ingest;

import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.SourceFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// An official gazette for the tests, in the jurisdiction of the United States: its documents come by hand.
@ApplicationScoped
public class ExampleGazette implements SourceFamily {
    public static final String ID = "us-example-gazette";

    @Override
    public List<Source> sources() {
        return List.of(new AnnouncementSource(
                ID, "us-state", "An official gazette", true, true, List.of("ofac-sdn", "ofac-cons")));
    }
}

package io.tocsin.ingest.ofacactions;

import io.tocsin.ingest.channel.IndexedPages;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.SourceFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;

/// OFAC's recent actions. A second page of one day ends in `_33` or the like.
@ApplicationScoped
class OfacActions implements SourceFamily {
    private static final IndexedPages PAGES = new IndexedPages(
            Pattern.compile("/recent-actions/(?<day>\\d{8})(?:_\\d+)?"),
            Pattern.compile(""),
            List.of(".field--name-field-body", "article", "main"));

    @Override
    public List<Source> sources() {
        return List.of(new AnnouncementSource(
                "us-ofac-actions",
                "us-ofac",
                "OFAC, recent actions",
                true,
                false,
                List.of("ofac-sdn", "ofac-cons"),
                PAGES));
    }
}

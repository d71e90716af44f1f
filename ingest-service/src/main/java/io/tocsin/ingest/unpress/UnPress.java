package io.tocsin.ingest.unpress;

import io.tocsin.ingest.channel.IndexedPages;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.SourceFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;

/// What committees of the Security Council add, amend and remove, on the day itself; the list follows.
@ApplicationScoped
class UnPress implements SourceFamily {
    private static final IndexedPages RELEASES = new IndexedPages(
            Pattern.compile("/en/\\d{4}/sc\\d+\\.doc\\.htm"),
            Pattern.compile("(?i)committee|sanctions"),
            List.of(".field--name-body", "article", "main"));

    @Override
    public List<Source> sources() {
        return List.of(new AnnouncementSource(
                "un-press",
                "un-sc",
                "UN Security Council, press releases of sanctions committees",
                true,
                false,
                List.of("un-sc"),
                RELEASES));
    }
}

package io.tocsin.ingest.press;

import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.SourceFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// News reports, posted by hand.
@ApplicationScoped
class PressSource implements SourceFamily {
    @Override
    public List<Source> sources() {
        return List.of(new AnnouncementSource(
                Announcement.PRESS,
                Announcement.PRESS,
                "News reports: leads, not designations",
                false,
                false,
                List.of()));
    }
}

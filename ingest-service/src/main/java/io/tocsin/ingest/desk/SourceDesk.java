package io.tocsin.ingest.desk;

import io.tocsin.ingest.announcement.AnnouncementIntake;
import io.tocsin.ingest.desk.SourceView.Kind;
import io.tocsin.ingest.desk.SourceView.State;
import io.tocsin.ingest.list.ListIntake;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Watchbook;
import io.tocsin.ingest.source.Watchbook.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells how each source is doing.
@ApplicationScoped
public class SourceDesk {
    private final Catalogue catalogue;
    private final Watchbook watchbook;
    private final Runs runs;
    private final ListIntake lists;
    private final AnnouncementIntake announcements;
    private final Clock clock;

    SourceDesk(
            Catalogue catalogue,
            Watchbook watchbook,
            Runs runs,
            ListIntake lists,
            AnnouncementIntake announcements,
            Clock clock) {
        this.catalogue = catalogue;
        this.watchbook = watchbook;
        this.runs = runs;
        this.lists = lists;
        this.announcements = announcements;
        this.clock = clock;
    }

    /// How a source is doing now.
    public SourceView view(Source source) {
        Page page = watchbook.page(source.id());
        Optional<Run> held = runs.lastHeld(source.id());
        State state = state(source, page, held.isPresent());
        return new SourceView(
                source.id(),
                source.authority(),
                source.title(),
                switch (source) {
                    case Source.ListSource list -> Kind.LIST;
                    case Source.AnnouncementSource texts -> Kind.ANNOUNCEMENTS;
                },
                state,
                held.map(Run::reason).orElse(page.failure()),
                page.lastCheckedAt(),
                page.lastChangedAt(),
                page.lastVerifiedAt(),
                switch (source) {
                    case Source.ListSource list -> lists.designations(list.id());
                    case Source.AnnouncementSource texts -> announcements.designations(texts.id());
                });
    }

    private State state(Source source, Page page, boolean held) {
        if (held) {
            return State.HELD;
        }
        if (page.failure() != null) {
            return State.FAILING;
        }
        if (!catalogue.watched(source.id())) {
            return State.UNWATCHED;
        }
        return stale(source, page.lastVerifiedAt()) ? State.STALE : State.OK;
    }

    private boolean stale(Source source, @Nullable Instant lastVerifiedAt) {
        Duration staleAfter = catalogue.settings(source.id()).orElseThrow().staleAfter();
        return lastVerifiedAt == null || lastVerifiedAt.plus(staleAfter).isBefore(clock.instant());
    }
}

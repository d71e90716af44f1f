package io.tocsin.ingest.desk;

import io.tocsin.ingest.announcement.AnnouncementIntake;
import io.tocsin.ingest.announcement.Lags;
import io.tocsin.ingest.desk.SourceView.Kind;
import io.tocsin.ingest.freshness.Freshness;
import io.tocsin.ingest.freshness.SourceStatus;
import io.tocsin.ingest.list.ListIntake;
import io.tocsin.ingest.run.ChangeHistory;
import io.tocsin.ingest.run.ChangeHistory.Rhythm;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.FreshnessConfig;
import io.tocsin.ingest.source.Health;
import io.tocsin.ingest.source.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells how each source is doing.
@ApplicationScoped
public class SourceDesk {
    private static final int DAYS = 30;

    private final Catalogue catalogue;
    private final Freshness freshness;
    private final ChangeHistory history;
    private final Runs runs;
    private final ListIntake lists;
    private final AnnouncementIntake announcements;
    private final FreshnessConfig config;
    private final Lags lags;
    private final Clock clock;

    SourceDesk(
            Catalogue catalogue,
            Freshness freshness,
            ChangeHistory history,
            Runs runs,
            ListIntake lists,
            AnnouncementIntake announcements,
            FreshnessConfig config,
            Lags lags,
            Clock clock) {
        this.catalogue = catalogue;
        this.freshness = freshness;
        this.history = history;
        this.runs = runs;
        this.lists = lists;
        this.announcements = announcements;
        this.config = config;
        this.lags = lags;
        this.clock = clock;
    }

    /// How sources are doing now, in their order.
    public List<SourceView> views(Collection<Source> sources) {
        Map<String, Rhythm> rhythms = history.rhythms();
        return sources.stream()
                .map(source -> view(source, rhythms.getOrDefault(source.id(), Rhythm.NONE)))
                .toList();
    }

    /// How a source is doing now.
    public SourceView view(Source source) {
        return views(List.of(source)).getFirst();
    }

    private SourceView view(Source source, Rhythm rhythm) {
        Instant now = clock.instant();
        SourceStatus status = freshness.of(source);
        Health health = status.health();
        return new SourceView(
                source.id(),
                source.authority(),
                source.title(),
                switch (source) {
                    case Source.ListSource list -> Kind.LIST;
                    case Source.AnnouncementSource texts -> Kind.ANNOUNCEMENTS;
                },
                status.state(),
                status.reason(),
                health.lastCheckedAt(),
                health.lastChangedAt(),
                health.lastVerifiedAt(),
                switch (source) {
                    case Source.ListSource list -> lists.designations(list.id());
                    case Source.AnnouncementSource texts -> announcements.designations(texts.id());
                },
                status.staleAfter() == null ? null : every(source),
                seconds(status.staleAfter()),
                health.failingSince(),
                health.failedLooks(),
                runs.page(source.id(), Long.MAX_VALUE, 1).items().stream()
                        .map(Run::id)
                        .findFirst()
                        .orElse(null),
                seconds(rhythm.quiet(now)),
                seconds(rhythm.typical()),
                seconds(rhythm.longest()),
                rhythm.unusuallyQuiet(now, config.quietIntervals(), config.quietAtLeast()),
                history.daily(source.id(), LocalDate.ofInstant(now, ZoneOffset.UTC), DAYS),
                switch (source) {
                    case Source.ListSource list -> lags.ofList(list.id());
                    case Source.AnnouncementSource texts -> lags.ofAnnouncements(texts.id());
                });
    }

    private @Nullable String every(Source source) {
        return catalogue
                .settings(source.id())
                .map(settings -> settings.every().toString())
                .orElse(null);
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}

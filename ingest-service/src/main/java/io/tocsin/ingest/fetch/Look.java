package io.tocsin.ingest.fetch;

import io.tocsin.ingest.announcement.AnnouncementIntake;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentConfig;
import io.tocsin.ingest.document.TooLarge;
import io.tocsin.ingest.fetch.Feed.Item;
import io.tocsin.ingest.list.ListIntake;
import io.tocsin.ingest.list.UnreadableRun;
import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.prose.Html;
import io.tocsin.ingest.run.Decision;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.SourceConfig.Settings;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// One look at a source: fetch what is there and take it in.
@ApplicationScoped
class Look {
    private static final Logger LOG = Logger.getLogger(Look.class);

    private final Fetcher fetcher;
    private final ListIntake lists;
    private final AnnouncementIntake announcements;
    private final Runs runs;
    private final Watchbook watchbook;
    private final FetchConfig config;
    private final long maxSize;
    private final Clock clock;

    Look(
            Fetcher fetcher,
            ListIntake lists,
            AnnouncementIntake announcements,
            Runs runs,
            Watchbook watchbook,
            FetchConfig config,
            DocumentConfig documents,
            Clock clock) {
        this.fetcher = fetcher;
        this.lists = lists;
        this.announcements = announcements;
        this.runs = runs;
        this.watchbook = watchbook;
        this.config = config;
        this.maxSize = documents.maxSize().asLongValue();
        this.clock = clock;
    }

    void at(Source source, Settings settings) throws InterruptedException {
        Watchbook.Page page = watchbook.page(source.id());
        Set<String> hosts = Set.copyOf(settings.hosts().orElse(List.of()));
        Fetched fetched = fetcher.fetch(settings.url().orElseThrow(), page.etag(), page.lastModified(), hosts);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        switch (fetched) {
            case Fetched.Unreachable unreachable -> {
                LOG.warnf("Source %s cannot be read: %s", source.id(), unreachable.why());
                watchbook.failed(source.id(), now, unreachable.why());
            }
            case Fetched.NotModified same -> watchbook.verified(source.id(), now, false);
            case Fetched.Body body -> take(source, body, now);
        }
    }

    private void take(Source source, Fetched.Body body, Instant now) {
        try (Document document = body.document()) {
            boolean settled = switch (source) {
                case ListSource list -> list(list, body, document, now);
                case AnnouncementSource texts -> feed(texts, document, now);
            };
            if (settled) {
                watchbook.validators(source.id(), body.etag(), body.lastModified());
            }
        }
    }

    /// The run that refused these very bytes, or holds them still: looking again makes no new one.
    private Optional<Run> refused(ListSource source, Document document) {
        return runs.lastOver(source.id(), document.sha256())
                .filter(run -> run.outcome() == Outcome.REJECTED
                        || run.outcome() == Outcome.HELD
                                && (run.decision() == null || run.decision() == Decision.REJECTED));
    }

    private void stillRefused(ListSource source, Run run, Instant now) {
        if (run.outcome() == Outcome.REJECTED) {
            watchbook.failed(source.id(), now, String.valueOf(run.reason()));
        } else {
            watchbook.held(source.id(), now);
        }
    }

    /// @return whether the same bytes need not be asked for again
    private boolean list(ListSource source, Fetched.Body body, Document document, Instant now) {
        Received received =
                new Received(source.id(), document.sha256(), body.url().toString(), null, now);
        Optional<Run> refused = refused(source, document);
        if (refused.isPresent()) {
            stillRefused(source, refused.get(), now);
            return false;
        }
        try {
            Run run = lists.receive(source, document, received);
            LOG.infof(
                    "Source %s: %s, %d listed, %d amended, %d delisted, %d restated",
                    source.id(), run.outcome(), run.listed(), run.amended(), run.delisted(), run.restated());
            return run.outcome() != Outcome.HELD && run.outcome() != Outcome.REJECTED;
        } catch (UnreadableRun e) {
            LOG.warnf("Source %s gave an unreadable document: %s: %s", source.id(), e.where(), e.why());
            return false;
        }
    }

    private boolean feed(AnnouncementSource source, Document document, Instant now) {
        try {
            for (Item item : Feed.read(document, config.maxFeedItems())) {
                text(source, item, now);
            }
            watchbook.verified(source.id(), now, false);
            return true;
        } catch (UnreadableDocument e) {
            LOG.warnf("Source %s gave no feed: %s: %s", source.id(), e.where(), e.getMessage());
            watchbook.failed(source.id(), now, e.where() + ": " + e.getMessage());
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("feed of " + source.id() + " cannot be read", e);
        }
    }

    private void text(AnnouncementSource source, Item item, Instant now) throws IOException {
        String text = Html.text(item.html());
        if (text.isBlank()) {
            return; // A headline alone says nothing that could be read.
        }
        try (Document document = Document.ofText(item.html(), maxSize)) {
            if (announcements.wasRead(source.id(), document.sha256())) {
                return;
            }
            Received received = new Received(source.id(), document.sha256(), item.url(), item.publishedAt(), now);
            announcements.receive(
                    source,
                    new Announcement(source.id(), item.title(), item.url(), item.publishedAt(), text),
                    document,
                    received);
        } catch (TooLarge e) {
            LOG.warnf("A text of %s is too large: %s", source.id(), e.getMessage());
        }
    }
}

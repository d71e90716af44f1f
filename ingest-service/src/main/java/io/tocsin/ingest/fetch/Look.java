package io.tocsin.ingest.fetch;

import io.tocsin.ingest.channel.LookFailed;
import io.tocsin.ingest.document.DocumentConfig;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.SourceConfig.Settings;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/// One look at a source: its channel finds what is there and hands it over, and the book says how it went.
@ApplicationScoped
class Look {
    private static final Logger LOG = Logger.getLogger(Look.class);

    private final Fetcher fetcher;
    private final Intakes intakes;
    private final Watchbook watchbook;
    private final FetchConfig config;
    private final long maxDocumentBytes;
    private final Clock clock;

    Look(
            Fetcher fetcher,
            Intakes intakes,
            Watchbook watchbook,
            FetchConfig config,
            DocumentConfig documents,
            Clock clock) {
        this.fetcher = fetcher;
        this.intakes = intakes;
        this.watchbook = watchbook;
        this.config = config;
        this.maxDocumentBytes = documents.maxSize().asLongValue();
        this.clock = clock;
    }

    /// Looks once.
    ///
    /// @return how long the authority asks not to be asked again; zero where it does not say
    Duration at(Source source, Settings settings) throws InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (LimitedVisit visit =
                new LimitedVisit(source, settings, now, fetcher, intakes, watchbook, config, maxDocumentBytes)) {
            source.channel().look(visit);
            ended(source, visit, now);
            return Duration.ZERO;
        } catch (LookFailed e) {
            LOG.warnf("Source %s cannot be read: %s", source.id(), e.why());
            if (!e.onRecord()) {
                watchbook.failed(source.id(), now, e.why());
            }
            return Optional.ofNullable(e.retryAfter()).orElse(Duration.ZERO);
        } catch (IOException e) {
            watchbook.failed(source.id(), now, "What the source answers cannot be kept: " + e.getMessage());
            throw new UncheckedIOException("look at " + source.id() + " broke off", e);
        } catch (RuntimeException e) {
            watchbook.failed(source.id(), now, "The look broke off: " + e);
            throw e;
        }
    }

    private void ended(Source source, LimitedVisit visit, Instant now) {
        Optional<String> trouble = visit.trouble();
        if (trouble.isPresent()) {
            LOG.warnf("Source %s: %s", source.id(), trouble.get());
            watchbook.failed(source.id(), now, trouble.get());
            return;
        }
        watchbook.verified(source.id(), now, false);
        visit.changedDocument().ifPresent(body -> watchbook.validators(source.id(), body.etag(), body.lastModified()));
    }
}

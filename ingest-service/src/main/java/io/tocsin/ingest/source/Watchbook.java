package io.tocsin.ingest.source;

import io.tocsin.ingest.operation.Operations;
import io.tocsin.ingest.source.Health.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps what is known of each source's health: when it was looked at, when it changed, and why it fails;
/// and tells when it fails, becomes stale or recovers.
@ApplicationScoped
public class Watchbook {
    private final Operations operations;
    private final FreshnessConfig config;

    Watchbook(Operations operations, FreshnessConfig config) {
        this.operations = operations;
        this.config = config;
    }

    /// A page of the book.
    ///
    /// @param etag validator of the last document, for the next conditional GET
    /// @param lastModified likewise
    /// @param health how the source is doing
    public record Page(@Nullable String etag, @Nullable String lastModified, Health health) {}

    /// What is known of a source.
    @Transactional
    public Page page(String source) {
        SourceState state = SourceState.findById(source);
        return state == null
                ? new Page(null, null, Health.UNKNOWN)
                : new Page(state.etag, state.lastModified, state.health());
    }

    /// The source was looked at and its content is in order.
    ///
    /// @param changed whether that led to events
    @Transactional
    public void verified(String source, Instant at, boolean changed) {
        step(source, health -> health.verified(source, at, changed));
    }

    /// A text of the source led to events, whether or not the source is in order.
    @Transactional
    public void changed(String source, Instant at) {
        step(source, health -> health.changed(at));
    }

    /// A text of the source was posted by hand, likewise.
    @Transactional
    public void posted(String source, Instant at) {
        step(source, health -> health.posted(at));
    }

    /// The source was looked at, and its content waits for an operator's decision.
    @Transactional
    public void held(String source, Instant at) {
        step(source, health -> health.held(source, at));
    }

    /// The source was looked at in vain.
    ///
    /// @param why one sentence
    @Transactional
    public void failed(String source, Instant at, String why) {
        step(source, health -> health.failed(source, at, why, config.failingAfterLooks()));
    }

    /// Time passes; the row is locked only where that changes something.
    ///
    /// @param staleAfter how long the source may stay unverified, empty where it is not watched
    @Transactional
    public void tick(String source, Instant now, Optional<Duration> staleAfter) {
        Function<Health, Step> tick = health ->
                staleAfter.map(limit -> health.watched(source, now, limit)).orElseGet(health::unwatched);
        SourceState known = SourceState.findById(source);
        Health before = known == null ? Health.UNKNOWN : known.health();
        if (!tick.apply(before).after().equals(before)) {
            SourceState.getEntityManager().clear();
            step(source, tick);
        }
    }

    /// Remembers the validators of the document that was fetched.
    @Transactional
    public void validators(String source, @Nullable String etag, @Nullable String lastModified) {
        SourceState state = locked(source);
        state.etag = etag;
        state.lastModified = lastModified;
    }

    /// What the source's channel remembered last; empty at the first look.
    @Transactional
    public Optional<String> remembered(String source) {
        return SourceState.<SourceState>findByIdOptional(source).map(state -> state.cursor);
    }

    /// Remembers something for the source's channel.
    @Transactional
    public void remember(String source, String cursor) {
        locked(source).cursor = cursor;
    }

    private void step(String source, Function<Health, Step> step) {
        SourceState state = locked(source);
        Step taken = step.apply(state.health());
        state.become(taken.after());
        taken.told().ifPresent(operations::tell);
    }

    private static SourceState locked(String source) {
        SourceState.getEntityManager()
                .createNativeQuery("insert into own.source (id) values (?1) on conflict do nothing")
                .setParameter(1, source)
                .executeUpdate();
        SourceState state = SourceState.findById(source, LockModeType.PESSIMISTIC_WRITE);
        if (state == null) {
            throw new IllegalStateException("source without a row: " + source);
        }
        return state;
    }
}

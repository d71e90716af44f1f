package io.tocsin.ingest.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps what is known of each source's health: when it was looked at, when it changed, and why it fails.
@ApplicationScoped
public class Watchbook {
    /// A page of the book.
    ///
    /// @param etag validator of the last document, for the next conditional GET
    /// @param lastModified likewise
    /// @param lastCheckedAt when the source was last looked at or a document of it was posted
    /// @param lastChangedAt when that last led to events
    /// @param lastVerifiedAt when its content was last seen whole and in order
    /// @param failingSince since when every check failed; null while they succeed
    /// @param failure why the last check failed
    public record Page(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Instant lastCheckedAt,
            @Nullable Instant lastChangedAt,
            @Nullable Instant lastVerifiedAt,
            @Nullable Instant failingSince,
            @Nullable String failure) {}

    /// What is known of a source.
    @Transactional
    public Page page(String source) {
        SourceState state = SourceState.findById(source);
        return state == null
                ? new Page(null, null, null, null, null, null, null)
                : new Page(
                        state.etag,
                        state.lastModified,
                        state.lastCheckedAt,
                        state.lastChangedAt,
                        state.lastVerifiedAt,
                        state.failingSince,
                        state.failure);
    }

    /// The source was looked at and its content is in order.
    ///
    /// @param changed whether that led to events
    @Transactional
    public void verified(String source, Instant at, boolean changed) {
        SourceState state = locked(source);
        state.lastCheckedAt = at;
        state.lastVerifiedAt = at;
        state.lastChangedAt = changed ? at : state.lastChangedAt;
        state.failingSince = null;
        state.failure = null;
    }

    /// The source was looked at, and its content waits for an operator's decision.
    @Transactional
    public void held(String source, Instant at) {
        SourceState state = locked(source);
        state.lastCheckedAt = at;
        state.failingSince = null;
        state.failure = null;
    }

    /// The source was looked at in vain.
    ///
    /// @param why one sentence
    @Transactional
    public void failed(String source, Instant at, String why) {
        SourceState state = locked(source);
        state.lastCheckedAt = at;
        state.failingSince = state.failingSince == null ? at : state.failingSince;
        state.failure = why;
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

package io.tocsin.ingest.source;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "own", name = "source")
@SuppressWarnings("NullAway.Init")
class SourceState extends PanacheEntityBase {
    @Id
    public String id;

    public @Nullable String etag;

    @Column(name = "last_modified")
    public @Nullable String lastModified;

    @Column(name = "last_checked_at")
    public @Nullable Instant lastCheckedAt;

    @Column(name = "last_changed_at")
    public @Nullable Instant lastChangedAt;

    @Column(name = "last_verified_at")
    public @Nullable Instant lastVerifiedAt;

    @Column(name = "failing_since")
    public @Nullable Instant failingSince;

    public @Nullable String failure;

    /// What the source's channel remembered.
    public @Nullable String cursor;

    @Column(name = "failed_looks")
    public int failedLooks;

    @Column(name = "failing_told")
    public boolean failingTold;

    @Column(name = "stale_since")
    public @Nullable Instant staleSince;

    @Column(name = "watched_since")
    public @Nullable Instant watchedSince;

    Health health() {
        return new Health(
                watchedSince,
                lastCheckedAt,
                lastVerifiedAt,
                lastChangedAt,
                failedLooks,
                failingSince,
                failure,
                failingTold,
                staleSince);
    }

    void become(Health health) {
        watchedSince = health.watchedSince();
        lastCheckedAt = health.lastCheckedAt();
        lastVerifiedAt = health.lastVerifiedAt();
        lastChangedAt = health.lastChangedAt();
        failedLooks = health.failedLooks();
        failingSince = health.failingSince();
        failure = health.failure();
        failingTold = health.failingTold();
        staleSince = health.staleSince();
    }
}

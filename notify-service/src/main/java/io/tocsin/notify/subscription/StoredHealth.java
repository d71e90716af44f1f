package io.tocsin.notify.subscription;

import io.tocsin.notify.circuit.Circuit;
import io.tocsin.notify.circuit.Health;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The health of an endpoint as it stands on its lane: read only, for the holder of the lane writes it.
@Embeddable
@SuppressWarnings("NullAway.Init")
class StoredHealth {
    @Column(table = "lane", insertable = false, updatable = false)
    public int failures;

    @Column(table = "lane", insertable = false, updatable = false)
    public int trips;

    @Column(table = "lane", name = "open_until", insertable = false, updatable = false)
    public @Nullable Instant openUntil;

    @Column(table = "lane", name = "last_success_at", insertable = false, updatable = false)
    public @Nullable Instant lastSuccessAt;

    @Column(table = "lane", name = "last_failure_at", insertable = false, updatable = false)
    public @Nullable Instant lastFailureAt;

    @Column(table = "lane", name = "last_error", insertable = false, updatable = false)
    public @Nullable String lastError;

    @Column(table = "lane", name = "failing_since", insertable = false, updatable = false)
    public @Nullable Instant failingSince;

    @Column(table = "lane", insertable = false, updatable = false)
    public int exhausted;

    Health health() {
        return new Health(
                Circuit.stored(failures, trips, openUntil),
                lastSuccessAt,
                lastFailureAt,
                lastError,
                failingSince,
                exhausted);
    }
}

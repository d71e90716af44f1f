package io.tocsin.notify.subscription;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.mail.MailAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// The stored form of a subscription.
@Entity
@Table(schema = "own", name = "subscription")
@SuppressWarnings("NullAway.Init")
class SubscriptionEntity extends PanacheEntityBase {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Id
    public UUID id;

    @Column(nullable = false, updatable = false)
    public String tenant;

    @Column(nullable = false)
    public String url;

    public @Nullable String description;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    public String filter;

    @Column(nullable = false)
    public String format;

    @Column(name = "digest_seconds")
    public @Nullable Integer digestSeconds;

    @Column(name = "digest_at_seconds", nullable = false)
    public int digestAtSeconds;

    @Column(nullable = false)
    public boolean ordered;

    @Column(nullable = false)
    public String state;

    @Column(name = "disabled_because")
    public @Nullable String disabledBecause;

    @Column(name = "since_sequence", nullable = false, updatable = false)
    public long sinceSequence;

    @Column(name = "created_at", nullable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "confirmation_hash")
    public byte @Nullable [] confirmationHash;

    @Column(name = "confirmation_sent_at")
    public @Nullable Instant confirmationSentAt;

    @Column(name = "confirmed_at")
    public @Nullable Instant confirmedAt;

    @Column(name = "deleted_at")
    public @Nullable Instant deletedAt;

    @Formula("(select l.next_number from own.lane l where l.subscription_id = id)")
    public @Nullable Long nextNumber;

    static Optional<SubscriptionEntity> findOf(String tenant, UUID id) {
        return find("tenant = ?1 and id = ?2 and deletedAt is null", tenant, id).firstResultOptional();
    }

    static Optional<SubscriptionEntity> findAny(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResultOptional();
    }

    static Optional<SubscriptionEntity> findByConfirmation(byte[] hash) {
        return find("confirmationHash = ?1 and deletedAt is null", hash).firstResultOptional();
    }

    static long countUnconfirmed(String tenant, Instant since) {
        return count(
                "tenant = ?1 and confirmedAt is null and format = ?2 and createdAt > ?3",
                tenant,
                Format.EMAIL.wireName(),
                since);
    }

    static List<SubscriptionEntity> pageOf(String tenant, @Nullable UUID after, int size) {
        return find(
                        "tenant = ?1 and id > ?2 and deletedAt is null order by id",
                        tenant,
                        after == null ? BEFORE_ALL : after)
                .page(0, size)
                .list();
    }

    static long countOf(String tenant) {
        return count("tenant = ?1 and deletedAt is null", tenant);
    }

    static List<SubscriptionEntity> listAllPresent() {
        return list("deletedAt is null");
    }

    void follow(@Nullable Rhythm rhythm) {
        digestSeconds = rhythm == null ? null : (int) rhythm.every().toSeconds();
        digestAtSeconds = rhythm == null ? 0 : rhythm.at().toSecondOfDay();
    }

    private @Nullable Rhythm rhythm() {
        return digestSeconds == null
                ? null
                : new Rhythm(Duration.ofSeconds(digestSeconds), LocalTime.ofSecondOfDay(digestAtSeconds));
    }

    /// Whether it goes to a mailbox whose reader has not said that he wants it.
    boolean awaitsConfirmation() {
        return MailAddress.isMeant(url) && confirmedAt == null;
    }

    void enter(SubscriptionState entered) {
        switch (entered) {
            case SubscriptionState.Active a -> {
                state = "active";
                disabledBecause = null;
            }
            case SubscriptionState.Disabled d -> {
                state = "disabled";
                disabledBecause = d.because();
            }
        }
    }

    SubscriptionState currentState() {
        return state.equals("active")
                ? new SubscriptionState.Active()
                : new SubscriptionState.Disabled(String.valueOf(disabledBecause));
    }

    Subscription toSubscription() {
        return new Subscription(
                id,
                tenant,
                url,
                description,
                FilterJson.stored(filter),
                Format.of(format),
                rhythm(),
                ordered,
                currentState(),
                sinceSequence,
                createdAt,
                nextNumber == null ? 1 : nextNumber,
                MailAddress.isMeant(url) ? confirmedAt != null : null);
    }
}

package io.tocsin.notify.subscription;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.tocsin.notify.circuit.Health;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.mail.MailAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SecondaryRow;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// The stored form of a subscription.
@Entity
@Table(schema = "own", name = "subscription")
@SecondaryTable(
        schema = "own",
        name = "lane",
        pkJoinColumns = @PrimaryKeyJoinColumn(name = "subscription_id", referencedColumnName = "id"))
@SecondaryRow(table = "lane", owned = false)
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

    @Column(name = "ordered_by", nullable = false)
    public String orderedBy;

    @Column(name = "timeout_ms")
    public @Nullable Long timeoutMs;

    public @Nullable Integer concurrency;

    @Column(name = "per_second")
    public @Nullable Integer perSecond;

    @Column(name = "retries_ms")
    public Long @Nullable [] retriesMs;

    /// What may be seen of what its receiver asks.
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable String receiver;

    @Column(nullable = false)
    public String state;

    /// Of a mailbox it says nothing, see {@link #isProved()}.
    @Column(nullable = false)
    public boolean proved;

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

    @Column(name = "filter_errors", nullable = false)
    public long filterErrors;

    @Column(name = "filter_error_sequence")
    public @Nullable Long filterErrorSequence;

    @Column(name = "filter_error_at")
    public @Nullable Instant filterErrorAt;

    @Column(name = "filter_error")
    public @Nullable String filterError;

    @Formula("(select l.next_number from own.lane l where l.subscription_id = id)")
    public @Nullable Long nextNumber;

    @Embedded
    public @Nullable StoredHealth health;

    static Optional<SubscriptionEntity> findOf(String tenant, UUID id) {
        return find("tenant = ?1 and id = ?2 and deletedAt is null", tenant, id).firstResultOptional();
    }

    static Optional<SubscriptionEntity> findAny(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResultOptional();
    }

    static Optional<SubscriptionEntity> findByConfirmation(byte[] hash) {
        return find("confirmationHash = ?1 and deletedAt is null", hash).firstResultOptional();
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

    static List<SubscriptionEntity> activeOf(String tenant) {
        return list("tenant = ?1 and state = 'active' and deletedAt is null", tenant);
    }

    static List<SubscriptionEntity> listAllPresent() {
        return list("deletedAt is null");
    }

    static List<SubscriptionEntity> listUnproved() {
        return list("not proved and deletedAt is null");
    }

    /// Whether it goes to a mailbox, which its reader proves, and nothing else.
    boolean isMailbox() {
        return MailAddress.isMeant(url);
    }

    /// Whether the endpoint may be sent more than tests.
    boolean isProved() {
        return isMailbox() ? confirmedAt != null : proved;
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
        return isMailbox() && confirmedAt == null;
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

    boolean isActive() {
        return switch (currentState()) {
            case SubscriptionState.Active a -> true;
            case SubscriptionState.Disabled d -> false;
        };
    }

    void agree(Terms terms) {
        ordered = terms.order().isOrdered();
        orderedBy = terms.order().by().wireName();
        timeoutMs = terms.timeout() == null ? null : terms.timeout().toMillis();
        concurrency = terms.concurrency();
        perSecond = terms.perSecond();
        retriesMs = terms.retries().isEmpty()
                ? null
                : terms.retries().stream().map(Duration::toMillis).toArray(Long[]::new);
    }

    Terms terms() {
        return Terms.stored(ordered, orderedBy, timeoutMs, concurrency, perSecond, retriesMs);
    }

    SubscriptionState currentState() {
        return state.equals("active")
                ? new SubscriptionState.Active()
                : new SubscriptionState.Disabled(String.valueOf(disabledBecause));
    }

    /// Another filter, of which nothing is known to fail.
    void ask(EventFilter wanted) {
        filter = FilterJson.write(wanted);
        filterErrors = 0;
        filterErrorSequence = null;
        filterErrorAt = null;
        filterError = null;
    }

    private @Nullable FilterError lastFilterError() {
        return filterErrorSequence == null || filterErrorAt == null || filterError == null
                ? null
                : new FilterError(filterErrorSequence, filterErrorAt, filterError);
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
                terms(),
                receiver,
                currentState(),
                isProved(),
                sinceSequence,
                createdAt,
                nextNumber == null ? 1 : nextNumber,
                isMailbox() ? confirmedAt != null : null,
                health == null ? Health.UNKNOWN : health.health(),
                filterErrors,
                lastFilterError());
    }
}

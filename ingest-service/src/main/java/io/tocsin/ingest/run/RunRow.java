package io.tocsin.ingest.run;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "own", name = "run")
@SuppressWarnings("NullAway.Init")
class RunRow extends PanacheEntityBase {
    @Id
    public long number;

    public String id;
    public String source;

    @Column(name = "document_sha256")
    public String documentSha256;

    public @Nullable String url;

    @Column(name = "published_at")
    public @Nullable Instant publishedAt;

    @Column(name = "publication_id")
    public @Nullable String publicationId;

    @Column(name = "observed_at")
    public Instant observedAt;

    @Column(name = "finished_at")
    public Instant finishedAt;

    public String outcome;
    public @Nullable String decision;

    @Column(name = "decided_by")
    public @Nullable String decidedBy;

    @Column(name = "decision_reason")
    public @Nullable String decisionReason;

    @Column(name = "decided_at")
    public @Nullable Instant decidedAt;

    public @Nullable String reason;
    public @Nullable Integer entries;
    public int listed;
    public int amended;
    public int delisted;
    public int rekeyed;
    public int restated;
    public int announced;

    @Column(name = "held_removals")
    public int heldRemovals;

    @Column(name = "first_sequence")
    public @Nullable Long firstSequence;

    @Column(name = "last_sequence")
    public @Nullable Long lastSequence;

    /// What the reader of a list did not know or found damaged, as JSON.
    public String oddities = "[]";

    @Column(name = "held_references")
    public @Nullable String heldReferences;

    @Column(name = "held_state")
    public @Nullable String heldState;

    /// What an announcement said, as JSON, so that a held one can be released.
    public @Nullable String announcement;

    static Optional<RunRow> byId(String id) {
        return find("id", id).firstResultOptional();
    }

    static Optional<RunRow> lockedById(String id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static Optional<RunRow> lastOver(String source, String sha256) {
        return find("source = ?1 and documentSha256 = ?2", Sort.descending("number"), source, sha256)
                .firstResultOptional();
    }

    static List<RunRow> page(@Nullable String source, long before, int limit) {
        return (source == null
                        ? find("number < ?1", Sort.descending("number"), before)
                        : find("source = ?1 and number < ?2", Sort.descending("number"), source, before))
                .page(Page.ofSize(limit))
                .list();
    }

    static Optional<RunRow> lastHeld(String source) {
        return find("source = ?1 and outcome = 'held' and decision is null", Sort.descending("number"), source)
                .firstResultOptional();
    }

    static List<RunRow> waiting(int limit) {
        return find("outcome = 'held' and decision is null", Sort.descending("number"))
                .page(Page.ofSize(limit))
                .list();
    }

    static List<RunRow> over(String sha256, int limit) {
        return find("documentSha256", Sort.descending("number"), sha256)
                .page(Page.ofSize(limit))
                .list();
    }

    static List<RunRow> held(String source) {
        return list("source = ?1 and outcome = 'held' and decision is null order by number", source);
    }

    static void supersedeHeld(String source, Instant at) {
        update(
                "decision = 'superseded', decidedAt = ?1 where source = ?2 and outcome = 'held' and decision is null",
                at,
                source);
    }

    Run toRun() {
        return new Run(
                id,
                source,
                documentSha256,
                url,
                publishedAt,
                publicationId,
                observedAt,
                Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                listed,
                amended,
                delisted,
                rekeyed,
                restated,
                announced,
                heldRemovals,
                entries,
                RunJson.oddities(oddities),
                reason,
                decision == null ? null : Decision.valueOf(decision.toUpperCase(Locale.ROOT)),
                decidedBy,
                decidedAt,
                decisionReason,
                firstSequence,
                lastSequence);
    }
}

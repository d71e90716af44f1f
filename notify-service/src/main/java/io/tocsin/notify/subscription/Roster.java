package io.tocsin.notify.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which subscriptions are matched, known to every replica exactly: folding and every change of a
/// subscription lock
/// the same row, so a subscription begins, changes and ends between two events of the log and never within
/// one.
@ApplicationScoped
public class Roster {
    private final EntityManager entityManager;
    private volatile @Nullable Matched cached;

    Roster(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /// One that may be given events.
    public record Subscriber(UUID id, EventFilter filter) {}

    private record Matched(long changes, List<Subscriber> subscribers) {}

    /// To be called first by a transaction that changes what is matched; the log's position at which it
    /// does.
    long change() {
        return (Long) entityManager
                .createNativeQuery("update own.roster set changes = changes + 1 returning sequence", Long.class)
                .getSingleResult();
    }

    /// Holds the log's position until the end of the caller's transaction, and tells it.
    public long hold() {
        return (Long) entityManager
                .createNativeQuery("select sequence from own.roster for update", Long.class)
                .getSingleResult();
    }

    /// Those who may be given events now. The caller holds the lock on the row, and read `changes` from it.
    public List<Subscriber> subscribers(long changes) {
        Matched known = cached;
        if (known == null || known.changes() != changes) {
            known = new Matched(
                    changes,
                    SubscriptionEntity.listAllPresent().stream()
                            .map(entity -> new Subscriber(entity.id, FilterJson.stored(entity.filter)))
                            .toList());
            cached = known;
        }
        return known.subscribers();
    }
}

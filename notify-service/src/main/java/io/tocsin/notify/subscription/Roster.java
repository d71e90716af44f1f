package io.tocsin.notify.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// @param filters those of the subscribers by their JSON: who asks alike shares one, and one that stays
    /// need not be made anew because of another's change
    private record Matched(long changes, Map<String, EventFilter> filters, List<Subscriber> subscribers) {}

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
            Map<String, EventFilter> before = known == null ? Map.of() : known.filters();
            Map<String, EventFilter> filters = new HashMap<>();
            List<Subscriber> subscribers = new ArrayList<>();
            for (SubscriptionEntity entity : SubscriptionEntity.listAllPresent()) {
                EventFilter filter = filters.computeIfAbsent(
                        entity.filter, json -> before.containsKey(json) ? before.get(json) : FilterJson.stored(json));
                subscribers.add(new Subscriber(entity.id, filter));
            }
            known = new Matched(changes, filters, subscribers);
            cached = known;
        }
        return known.subscribers();
    }
}

package io.tocsin.notify.subscription;

import io.tocsin.notify.signature.WebhookSecret;
import io.tocsin.notify.vault.RowId;
import io.tocsin.notify.vault.Sealed;
import io.tocsin.notify.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The secrets that sign for subscriptions, kept in the vault. Within the caller's transaction.
@ApplicationScoped
class Secrets {
    private final EntityManager entityManager;
    private final Vault vault;

    Secrets(EntityManager entityManager, Vault vault) {
        this.entityManager = entityManager;
        this.vault = vault;
    }

    /// Keeps a secret; from now on it signs.
    void keep(UUID subscription, String tenant, WebhookSecret secret, Instant at) {
        long id = (Long) entityManager
                .createNativeQuery("select nextval(pg_get_serial_sequence('own.secret', 'id'))", Long.class)
                .getSingleResult();
        Sealed kept = vault.seal(RowId.webhookSecret(id, subscription), secret.bytes());
        entityManager
                .createNativeQuery("""
                        insert into own.secret (id, subscription_id, tenant, secret, encryption_key, created_at)
                        overriding system value
                        values (?1, ?2, ?3, ?4, nullif(?5, ''), ?6)
                        """)
                .setParameter(1, id)
                .setParameter(2, subscription)
                .setParameter(3, tenant)
                .setParameter(4, kept.bytes())
                .setParameter(5, kept.key() == null ? "" : kept.key())
                .setParameter(6, at)
                .executeUpdate();
    }

    /// Those that sign at that time, the newest first.
    List<Sealed> signing(UUID subscription, Instant at) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select id, secret, encryption_key from own.secret
                        where subscription_id = ?1 and (expires_at is null or expires_at > ?2)
                        order by id desc
                        """, Tuple.class)
                .setParameter(1, subscription)
                .setParameter(2, at)
                .getResultList();
        return rows.stream()
                .map(row -> new Sealed(
                        RowId.webhookSecret(row.get(0, Long.class), subscription),
                        row.get(1, byte[].class),
                        row.get(2, String.class)))
                .toList();
    }

    /// The current one stops signing then.
    void expireCurrent(UUID subscription, Instant at) {
        entityManager
                .createNativeQuery(
                        "update own.secret set expires_at = ?2 where subscription_id = ?1 and expires_at is null")
                .setParameter(1, subscription)
                .setParameter(2, at)
                .executeUpdate();
    }

    void forget(UUID subscription) {
        entityManager
                .createNativeQuery("delete from own.secret where subscription_id = ?1")
                .setParameter(1, subscription)
                .executeUpdate();
    }
}

package io.tocsin.notify.subscription;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.tocsin.notify.signature.WebhookSecret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The stored form of a secret. It is not encrypted yet; the column that names the key is there.
@Entity
@Table(schema = "own", name = "secret")
@SuppressWarnings("NullAway.Init")
class SecretEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "subscription_id", nullable = false, updatable = false)
    public UUID subscriptionId;

    @Column(nullable = false, updatable = false)
    public String tenant;

    @Column(nullable = false)
    public byte[] secret;

    @Column(name = "created_at", nullable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "expires_at")
    public @Nullable Instant expiresAt;

    /// Those that sign at that time, the newest first.
    static List<WebhookSecret> signing(UUID subscriptionId, Instant at) {
        return SecretEntity.<SecretEntity>list(
                        "subscriptionId = ?1 and (expiresAt is null or expiresAt > ?2) order by id desc",
                        subscriptionId,
                        at)
                .stream()
                .map(entity -> WebhookSecret.of(entity.secret))
                .toList();
    }

    static void expireCurrent(UUID subscriptionId, Instant at) {
        update("expiresAt = ?1 where subscriptionId = ?2 and expiresAt is null", at, subscriptionId);
    }

    static void forget(UUID subscriptionId) {
        delete("subscriptionId = ?1", subscriptionId);
    }

    static WebhookSecret keep(UUID subscriptionId, String tenant, WebhookSecret secret, Instant at) {
        SecretEntity entity = new SecretEntity();
        entity.subscriptionId = subscriptionId;
        entity.tenant = tenant;
        entity.secret = secret.bytes();
        entity.createdAt = at;
        entity.persist();
        return secret;
    }
}

package io.tocsin.notify.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.egress.EgressGuard;
import io.tocsin.notify.egress.Verdict;
import io.tocsin.notify.vault.RowId;
import io.tocsin.notify.vault.Sealed;
import io.tocsin.notify.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What receivers ask of those who call them, kept in the vault, one row a subscription.
@ApplicationScoped
public class Receivers {
    private final EntityManager entityManager;
    private final Vault vault;
    private final EgressGuard guard;
    private final ReceiverJson json;

    Receivers(EntityManager entityManager, Vault vault, EgressGuard guard, ReceiverConfig config) {
        this.entityManager = entityManager;
        this.vault = vault;
        this.guard = guard;
        this.json = new ReceiverJson(config);
    }

    /// Reads what a subscriber wrote; a 400 problem says what is wrong, a 422 that a URL must not be called.
    public ReceiverSettings read(JsonNode written) {
        ReceiverSettings settings;
        try {
            settings = json.read(written);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(String.valueOf(e.getMessage()));
        }
        ReceiverSettings.OAuth2 oauth2 = settings.oauth2();
        if (oauth2 != null && guard.vet(oauth2.tokenUrl()) instanceof Verdict.Refused(String reason)) {
            throw Problems.unprocessable("URL refused", "The receiver's \"tokenUrl\": " + reason);
        }
        return settings;
    }

    /// Keeps it in place of what was there. Within the caller's transaction.
    ///
    /// @return what may be seen of it, as JSON; null where nothing is asked
    public @Nullable String keep(UUID subscription, String tenant, ReceiverSettings settings) {
        forget(subscription);
        if (settings.equals(ReceiverSettings.NONE)) {
            return null;
        }
        Sealed kept = vault.seal(RowId.receiver(subscription), ReceiverJson.write(settings));
        entityManager
                .createNativeQuery("""
                        insert into own.receiver (subscription_id, tenant, settings, encryption_key)
                        values (?1, ?2, ?3, nullif(?4, ''))
                        """)
                .setParameter(1, subscription)
                .setParameter(2, tenant)
                .setParameter(3, kept.bytes())
                .setParameter(4, kept.key() == null ? "" : kept.key())
                .executeUpdate();
        return ReceiverJson.shown(settings);
    }

    /// What is kept for a subscription.
    public Optional<Sealed> kept(UUID subscription) {
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        "select settings, encryption_key from own.receiver where subscription_id = ?1", Tuple.class)
                .setParameter(1, subscription)
                .getResultList();
        return rows.stream().map(row -> kept(subscription, row)).findFirst();
    }

    /// What a receiver asks; an `UnreadableSecretException` where it cannot be read.
    public ReceiverSettings open(@Nullable Sealed kept) {
        return kept == null ? ReceiverSettings.NONE : json.stored(vault.open(kept));
    }

    public void forget(UUID subscription) {
        entityManager
                .createNativeQuery("delete from own.receiver where subscription_id = ?1")
                .setParameter(1, subscription)
                .executeUpdate();
    }

    private static Sealed kept(UUID subscription, Tuple row) {
        return new Sealed(RowId.receiver(subscription), row.get(0, byte[].class), row.get(1, String.class));
    }
}

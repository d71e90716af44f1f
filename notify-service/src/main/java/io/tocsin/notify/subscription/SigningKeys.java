package io.tocsin.notify.subscription;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tocsin.notify.signature.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The service's own signing key: made once, kept, the same in every replica.
@ApplicationScoped
public class SigningKeys {
    private final EntityManager entityManager;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable SigningKey current;

    SigningKeys(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /// The key in use.
    public SigningKey current() {
        SigningKey known = current;
        if (known == null) {
            known = QuarkusTransaction.joiningExisting().call(this::findOrMake);
            current = known;
        }
        return known;
    }

    private SigningKey findOrMake() {
        SigningKey fresh = SigningKey.random(random);
        entityManager
                .createNativeQuery("""
                        insert into own.signing_key (seed, public_key, created_at) values (?1, ?2, ?3)
                        on conflict do nothing
                        """)
                .setParameter(1, fresh.seed())
                .setParameter(2, fresh.publicKey().bytes())
                .setParameter(3, clock.instant())
                .executeUpdate();
        List<byte[]> seeds = entityManager
                .createNativeQuery("select seed from own.signing_key where retired_at is null", byte[].class)
                .getResultList();
        return new SigningKey(seeds.getFirst());
    }
}

package io.tocsin.notify.vault;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Brings every secret under the newest key: those kept before there was one, and those under an older one.
/// In batches, so that nobody waits for it; from the start of each replica, and when an operator asks.
@ApplicationScoped
public class Reencryption {
    private static final Logger LOG = Logger.getLogger(Reencryption.class);

    private final AgroalDataSource database;
    private final Vault vault;
    private final VaultConfig config;

    Reencryption(AgroalDataSource database, Vault vault, VaultConfig config) {
        this.database = database;
        this.vault = vault;
        this.config = config;
    }

    /// What came of it.
    ///
    /// @param key the id of the newest key
    /// @param reEncrypted how many secrets are under it that were not
    /// @param unreadable how many cannot be read and were left as they are; the log names their rows
    public record Outcome(String key, long reEncrypted, long unreadable) {}

    /// Refuses to start without a key where one is required.
    void onStart(@Observes StartupEvent started) {
        if (vault.newestKey().isPresent()) {
            Thread.ofVirtual().name("re-encryption").start(this::runInBackground);
        } else if (config.required()) {
            throw new IllegalStateException(
                    "tocsin.notify.vault.required is true, and tocsin.notify.vault.keys has no key.");
        } else {
            LOG.warn("secrets are kept unencrypted: tocsin.notify.vault.keys has no key");
        }
    }

    private void runInBackground() {
        try {
            run().filter(outcome -> outcome.reEncrypted() > 0)
                    .ifPresent(outcome -> LOG.infof(
                            "secrets encrypted under the newest key: key=%s, secrets=%d",
                            outcome.key(), outcome.reEncrypted()));
        } catch (RuntimeException e) {
            LOG.warn("secrets not all encrypted under the newest key, to be tried again at the next start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Does it; empty where there is no key.
    Optional<Outcome> run() throws InterruptedException {
        Optional<String> key = vault.newestKey();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        long done = 0;
        long unreadable = 0;
        for (SecretKind kind : SecretKind.values()) {
            String after = null;
            Batch batch;
            do {
                String from = after;
                batch = QuarkusTransaction.requiringNew().call(() -> batch(kind, key.get(), from));
                done += batch.done();
                unreadable += batch.read() - batch.done();
                after = batch.last();
                Thread.sleep(config.pause());
            } while (batch.read() == config.batch());
        }
        return Optional.of(new Outcome(key.get(), done, unreadable));
    }

    private record Batch(int read, int done, @Nullable String last) {}

    private record Stale(String id, Sealed kept) {}

    private Batch batch(SecretKind kind, String key, @Nullable String after) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(kind.update())) {
            List<Stale> stale = stale(connection, kind, key, after);
            int done = 0;
            for (Stale one : stale) {
                Optional<Sealed> fresh = sealedAnew(one.kept());
                if (fresh.isPresent()) {
                    update.setBytes(1, fresh.get().bytes());
                    update.setString(2, fresh.get().key());
                    update.setString(3, one.id());
                    update.addBatch();
                    done++;
                }
            }
            update.executeBatch();
            return new Batch(
                    stale.size(), done, stale.isEmpty() ? null : stale.getLast().id());
        }
    }

    private List<Stale> stale(Connection connection, SecretKind kind, String key, @Nullable String after)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(kind.selectStale())) {
            query.setString(1, key);
            query.setString(2, after);
            query.setString(3, after);
            query.setInt(4, config.batch());
            try (ResultSet rows = query.executeQuery()) {
                List<Stale> stale = new ArrayList<>();
                while (rows.next()) {
                    stale.add(new Stale(
                            rows.getString(1),
                            new Sealed(RowId.of(kind, rows.getString(2)), rows.getBytes(3), rows.getString(4))));
                }
                return stale;
            }
        }
    }

    private Optional<Sealed> sealedAnew(Sealed kept) {
        try {
            return Optional.of(vault.seal(kept.row(), vault.open(kept)));
        } catch (UnreadableSecretException e) {
            LOG.errorf("secret left as it is: %s", e.getMessage());
            return Optional.empty();
        }
    }
}

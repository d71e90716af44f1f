package io.tocsin.notify.signature;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tocsin.notify.vault.RowId;
import io.tocsin.notify.vault.Sealed;
import io.tocsin.notify.vault.UnreadableSecretException;
import io.tocsin.notify.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The service's own signing keys, the same in every replica. The first is made when one is needed. Where
/// a key follows another, both sign until the overlap ends: a receiver who trusts either can verify.
@ApplicationScoped
public class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    private static final String ALL = """
            select id, seed, encryption_key, public_key, created_at, retired_at from own.signing_key order by id desc
            """;

    private static final String KEEP = """
            insert into own.signing_key (id, seed, encryption_key, public_key, created_at)
            overriding system value
            values (?, ?, ?, ?, ?)
            """;

    private static final String NEXT = "select nextval(pg_get_serial_sequence('own.signing_key', 'id'))";

    private static final String RETIRE = """
            update own.signing_key set retired_at = ? where retired_at is null or retired_at > ?
            """;

    private final AgroalDataSource database;
    private final Vault vault;
    private final SignatureConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known known;

    SigningKeys(AgroalDataSource database, Vault vault, SignatureConfig config, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.config = config;
        this.clock = clock;
    }

    /// What is published of a key.
    ///
    /// @param since when it began to sign
    /// @param until when it stops, null where that is not known yet: not to be trusted afterwards
    public record Published(
            PublicKey publicKey, Instant since, @Nullable Instant until) {
        /// Whether it signs at that time.
        public boolean signs(Instant at) {
            return until == null || at.isBefore(until);
        }
    }

    /// @param key null where it cannot be read: it does not sign then
    private record Kept(@Nullable SigningKey key, Published published) {}

    private record Known(List<Kept> keys, Instant readAt) {}

    /// The newest key.
    public Published current() {
        return known().getFirst().published();
    }

    /// The keys that sign now, the newest first.
    public List<SigningKey> signing() {
        Instant now = clock.instant();
        List<SigningKey> signing = new ArrayList<>();
        for (Kept kept : known()) {
            if (kept.key() != null && kept.published().signs(now)) {
                signing.add(kept.key());
            }
        }
        return signing;
    }

    /// All keys there ever were, the newest first.
    public List<Published> published() {
        return known().stream().map(Kept::published).toList();
    }

    /// Makes a new key, which signs at once; those before stop after the overlap, or earlier where that was
    /// said before. Other replicas follow within the time after which they read the keys again.
    public Published rotate(Duration overlap) {
        List<Kept> keys = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                lock(connection);
                Instant now = clock.instant();
                retire(connection, now.plus(overlap));
                keep(connection, SigningKey.random(random), now);
                return read(connection);
            }
        });
        known = new Known(keys, clock.instant());
        return keys.getFirst().published();
    }

    private List<Kept> known() {
        Known last = known;
        if (last != null && clock.instant().isBefore(last.readAt().plus(config.refresh()))) {
            return last.keys();
        }
        if (last == null) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return last.keys();
        }
        try {
            return readAgain();
        } finally {
            reading.unlock();
        }
    }

    private List<Kept> readAgain() {
        Instant now = clock.instant();
        try {
            List<Kept> keys = QuarkusTransaction.requiringNew().call(this::findOrMake);
            known = new Known(keys, now);
            return keys;
        } catch (RuntimeException e) {
            Known last = known;
            if (last == null) {
                throw e;
            }
            LOG.warn("signing keys not read, going on with those that are known", e);
            known = new Known(last.keys(), now);
            return last.keys();
        }
    }

    private List<Kept> findOrMake() throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Kept> found = read(connection);
            if (!found.isEmpty()) {
                return found;
            }
            lock(connection);
            if (read(connection).isEmpty()) {
                keep(connection, SigningKey.random(random), clock.instant());
            }
            return read(connection);
        }
    }

    /// One replica at a time makes keys.
    private static void lock(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("lock table own.signing_key in share row exclusive mode");
        }
    }

    private static void retire(Connection connection, Instant until) throws SQLException {
        try (PreparedStatement retire = connection.prepareStatement(RETIRE)) {
            retire.setObject(1, time(until));
            retire.setObject(2, time(until));
            retire.executeUpdate();
        }
    }

    private void keep(Connection connection, SigningKey key, Instant now) throws SQLException {
        try (Statement next = connection.createStatement();
                ResultSet id = next.executeQuery(NEXT);
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            id.next();
            Sealed kept = vault.seal(RowId.signingSeed(id.getLong(1)), key.seed());
            keep.setLong(1, id.getLong(1));
            keep.setBytes(2, kept.bytes());
            keep.setString(3, kept.key());
            keep.setBytes(4, key.publicKey().bytes());
            keep.setObject(5, time(now));
            keep.executeUpdate();
        }
    }

    private List<Kept> read(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ALL);
                ResultSet rows = query.executeQuery()) {
            List<Kept> keys = new ArrayList<>();
            while (rows.next()) {
                Sealed seed = new Sealed(RowId.signingSeed(rows.getLong(1)), rows.getBytes(2), rows.getString(3));
                PublicKey publicKey = new PublicKey(rows.getBytes(4));
                OffsetDateTime until = rows.getObject(6, OffsetDateTime.class);
                keys.add(new Kept(
                        key(publicKey, seed),
                        new Published(
                                publicKey,
                                rows.getObject(5, OffsetDateTime.class).toInstant(),
                                until == null ? null : until.toInstant())));
            }
            return keys;
        }
    }

    /// The same object as before for the same key, so that signatures by it are still shared.
    private @Nullable SigningKey key(PublicKey publicKey, Sealed seed) {
        Known last = known;
        if (last != null) {
            for (Kept kept : last.keys()) {
                if (kept.key() != null && kept.published().publicKey().equals(publicKey)) {
                    return kept.key();
                }
            }
        }
        try {
            SigningKey key = new SigningKey(vault.open(seed));
            if (key.publicKey().equals(publicKey)) {
                return key;
            }
            LOG.errorf("signing key not used, its public half is another's: %s", publicKey);
        } catch (UnreadableSecretException e) {
            LOG.errorf("signing key not used: %s", e.getMessage());
        }
        return null;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

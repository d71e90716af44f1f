package io.tocsin.notify.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final RowId ROW = RowId.webhookSecret(17, new UUID(1, 2));
    private static final byte[] SECRET = "a very secret secret".getBytes(StandardCharsets.UTF_8);

    @Property
    void whatIsSealedOpensAgain(@ForAll @Size(max = 100) byte[] secret) {
        Vault vault = vault(key("one", 1));

        assertThat(vault.open(vault.seal(ROW, secret))).isEqualTo(secret);
    }

    @Property(tries = 300)
    void aChangeOfAnyBitIsRefused(@ForAll @Size(max = 40) byte[] secret, @ForAll int where) {
        Vault vault = vault(key("one", 1));
        Sealed kept = vault.seal(ROW, secret);
        byte[] changed = kept.bytes().clone();
        int bit = Math.floorMod(where, changed.length * 8);
        changed[bit / 8] ^= (byte) (1 << (bit % 8));

        assertUnreadable(vault, new Sealed(ROW, changed, kept.key()), "own.secret/17");
    }

    @Test
    void theSameSecretNeverLooksTheSameTwice() {
        Vault vault = vault(key("one", 1));
        Set<String> seen = new HashSet<>();

        for (int i = 0; i < 1000; i++) {
            seen.add(Base64.getEncoder().encodeToString(vault.seal(ROW, SECRET).bytes()));
        }

        assertThat(seen).hasSize(1000);
    }

    @Test
    void whatWasMovedToAnotherRowIsRefused() {
        Vault vault = vault(key("one", 1));
        Sealed kept = vault.seal(ROW, SECRET);

        for (RowId other : List.of(
                RowId.webhookSecret(18, new UUID(1, 2)),
                RowId.webhookSecret(17, new UUID(1, 3)),
                RowId.signingSeed(17))) {
            assertUnreadable(vault, new Sealed(other, kept.bytes(), kept.key()), other.text());
        }
    }

    @Test
    void theFirstKeyEncryptsAndAllDecrypt() {
        Sealed old = vault(key("old", 1)).seal(ROW, SECRET);

        Vault vault = vault(key("new", 2), key("old", 1));

        assertThat(vault.open(old)).isEqualTo(SECRET);
        assertThat(vault.seal(ROW, SECRET).key()).isEqualTo("new");
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        Sealed old = vault(key("old", 1)).seal(ROW, SECRET);

        assertUnreadable(vault(key("new", 2)), old, "\"old\"");
        assertUnreadable(vault(key("old", 2)), old, "its key is another one now");
        assertUnreadable(vault(key("old", 1)), new Sealed(ROW, new byte[3], "old"), "changed");
    }

    @Test
    void withoutKeysSecretsAreKeptAsTheyAre() {
        Vault vault = vault();

        Sealed kept = vault.seal(ROW, SECRET);

        assertThat(kept.key()).isNull();
        assertThat(vault.open(kept)).isEqualTo(SECRET);
    }

    @Test
    void badKeysAreRefusedWithoutQuotingThem() {
        for (String bad : List.of("c2VjcmV0", ":c2VjcmV0", "id:secret!", "id:c2VjcmV0")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> vault(key("good", 1), bad))
                    .withMessageContaining("Entry 2 of tocsin.notify.vault.keys")
                    .withMessageNotContaining("c2VjcmV0")
                    .withMessageNotContaining("secret!");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vault(key("same", 1), key("same", 2)))
                .withMessageContaining("\"same\"");
    }

    @Test
    void whatIsSealedSaysNothingOfItselfInLogs() {
        assertThat(vault().seal(ROW, SECRET)).hasToString("Sealed[" + ROW.text() + ", key=null]");
    }

    private static void assertUnreadable(Vault vault, Sealed kept, String because) {
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> vault.open(kept))
                .withMessageContaining(because);
    }

    private static String key(String id, int filling) {
        byte[] key = new byte[32];
        key[0] = (byte) filling;
        return id + ":" + Base64.getEncoder().encodeToString(key);
    }

    private static Vault vault(String... keys) {
        return new Vault(new VaultConfig() {
            @Override
            public Optional<List<String>> keys() {
                return Optional.of(List.of(keys));
            }

            @Override
            public boolean required() {
                return false;
            }

            @Override
            public int batch() {
                return 1;
            }

            @Override
            public Duration pause() {
                return Duration.ZERO;
            }
        });
    }
}

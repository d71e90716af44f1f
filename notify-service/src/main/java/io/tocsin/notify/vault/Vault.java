package io.tocsin.notify.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Encrypts what must not be read by whoever reads the database or its backup: AES-256 in GCM, with a
/// random nonce of 96 bits and the row as associated data, under the operator's first key. Without a key
/// secrets are kept as they are.
@ApplicationScoped
public class Vault {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /// Refuses keys that are none with an `IllegalArgumentException`, which does not quote them.
    Vault(VaultConfig config) {
        List<String> texts = config.keys().orElse(List.of());
        for (int i = 0; i < texts.size(); i++) {
            add(i, texts.get(i).strip());
        }
    }

    /// The id of the key that encrypts; empty where there is none.
    Optional<String> newestKey() {
        return keys.keySet().stream().findFirst();
    }

    /// Makes of a secret what is to be kept in that row.
    public Sealed seal(RowId row, byte[] secret) {
        return newestKey()
                .map(key -> new Sealed(row, encrypt(key, row, secret), key))
                .orElseGet(() -> new Sealed(row, secret.clone(), null));
    }

    /// The secret that is kept; an {@link UnreadableSecretException} where that is not what was kept there.
    public byte[] open(Sealed kept) {
        String key = kept.key();
        return key == null ? kept.bytes().clone() : decrypt(key, kept);
    }

    private byte[] encrypt(String key, RowId row, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, keys.get(key), nonce, row).doFinal(secret);
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES in GCM", e);
        }
    }

    private byte[] decrypt(String id, Sealed kept) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new UnreadableSecretException("The secret in " + kept.row().text() + " cannot be read: its key \""
                    + id + "\" is not among tocsin.notify.vault.keys.");
        }
        byte[] bytes = kept.bytes();
        if (bytes.length < NONCE_BYTES) {
            throw changed(kept);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, NONCE_BYTES), kept.row())
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw changed(kept);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES in GCM", e);
        }
    }

    private static UnreadableSecretException changed(Sealed kept) {
        return new UnreadableSecretException("The secret in " + kept.row().text()
                + " cannot be read: it was changed, or comes from another row, or its key is another one now.");
    }

    private static Cipher cipher(int mode, @Nullable SecretKey key, byte[] nonce, RowId row)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.bytes());
        return cipher;
    }

    private void add(int index, String text) {
        String where = "Entry " + (index + 1) + " of tocsin.notify.vault.keys";
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(where + " is not an id, a colon and a key in base64.");
        }
        String id = text.substring(0, colon);
        byte[] key = decoded(where, text.substring(colon + 1));
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    where + " (\"" + id + "\") has " + key.length + " bytes; a key of AES-256 has " + KEY_BYTES + ".");
        }
        if (keys.putIfAbsent(id, new SecretKeySpec(key, "AES")) != null) {
            throw new IllegalArgumentException(where + " has the id \"" + id + "\", as one before it.");
        }
    }

    private static byte[] decoded(String where, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + " is not base64 after its colon.");
        }
    }
}

package io.tocsin.registry.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The published half of a key, as C2SP signed notes name it (https://c2sp.org/signed-note).
///
/// @param name without white space and plus signs
/// @param publicKey the 32 bytes of RFC 8032
record VerifierKey(String name, byte[] publicKey) {
    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    VerifierKey {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "the name of a key is not empty and has neither white space nor plus signs: \"" + name + "\"");
        }
        if (publicKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + publicKey.length);
        }
        publicKey = publicKey.clone();
    }

    /// The key out of the JDK's form, which ends with the 32 bytes.
    static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    }

    static boolean isName(String name) {
        return !name.isEmpty() && name.chars().noneMatch(c -> c == '+' || c < ' ' || Character.isWhitespace(c));
    }

    /// The first four bytes of SHA-256 of name, line feed, type and key.
    byte[] id() {
        MessageDigest sha256 = sha256();
        sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        sha256.update(typed());
        return Arrays.copyOf(sha256.digest(), ID_BYTES);
    }

    /// The one line by which others know it: `name+id+base64(type and key)`.
    String vkey() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + KEY_BYTES).put(ED25519).put(publicKey).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && vkey().equals(key.vkey());
    }

    @Override
    public int hashCode() {
        return vkey().hashCode();
    }

    @Override
    public String toString() {
        return vkey();
    }
}

package io.tocsin.notify.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/// The published half of a {@link SigningKey}, written `whpk_` and base64: with it receivers verify scheme
/// `v1a`.
public final class PublicKey {
    /// What the text form begins with.
    public static final String PREFIX = "whpk_";

    private static final int BYTES = 32;

    private final byte[] bytes;

    /// The key of these 32 bytes, as RFC 8032 encodes them.
    public PublicKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an ed25519 public key has 32 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /// Reads the text form.
    public static PublicKey parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a public key begins with whpk_");
        }
        return new PublicKey(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    /// Whether the signature over the content was made with the other half.
    public boolean verifies(byte[] content, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point())));
            ed25519.update(content);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private EdECPoint point() {
        byte[] bigEndian = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bigEndian[i] = bytes[BYTES - 1 - i];
        }
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        return new EdECPoint(odd, new BigInteger(1, bigEndian));
    }

    /// The bytes, as RFC 8032 encodes them.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The key as RFC 8037 writes it for a set of JSON web keys; its `kid` is the thumbprint of RFC 7638.
    Jwk jwk() {
        return Jwk.ed25519(bytes);
    }

    /// The text form that subscribers are given.
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}

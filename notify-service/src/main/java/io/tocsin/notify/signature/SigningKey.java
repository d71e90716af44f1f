package io.tocsin.notify.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/// An ed25519 key pair of Standard Webhooks, written `whsk_` and base64 of seed and public key. It signs
/// with scheme
/// `v1a`; one signature in the JDK costs about 0.7 ms.
public final class SigningKey implements WebhookKey {
    /// What the text form begins with.
    public static final String PREFIX = "whsk_";

    private static final int SEED_BYTES = 32;

    private final byte[] seed;
    private final PublicKey publicKey;
    private final PrivateKey privateKey;

    /// The key pair of this seed, of 32 bytes.
    public SigningKey(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("an ed25519 seed has 32 bytes, not " + seed.length);
        }
        this.seed = seed.clone();
        try {
            this.privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            this.publicKey = PublicKey.ofSeed(seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// A new key pair.
    public static SigningKey random(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new SigningKey(seed);
    }

    /// Reads the text form; refuses one whose public half does not belong to its seed.
    public static SigningKey parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a signing key begins with whsk_");
        }
        byte[] both = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (both.length != 2 * SEED_BYTES) {
            throw new IllegalArgumentException("a signing key has 64 bytes, not " + both.length);
        }
        SigningKey key = new SigningKey(Arrays.copyOf(both, SEED_BYTES));
        if (!MessageDigest.isEqual(key.publicKey.bytes(), Arrays.copyOfRange(both, SEED_BYTES, both.length))) {
            throw new IllegalArgumentException("the public half of the signing key does not belong to its seed");
        }
        return key;
    }

    /// The seed, for keeping it.
    public byte[] seed() {
        return seed.clone();
    }

    /// The half that is published.
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public String scheme() {
        return "v1a";
    }

    @Override
    public byte[] sign(byte[] content) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(content);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a good key that does not sign", e);
        }
    }

    /// Says nothing of the key: it may end up in a log.
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}

package io.tocsin.notify.signature;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// An ed25519 key pair of Standard Webhooks, written `whsk_` and base64 of seed and public key. It signs
/// with scheme `v1a`.
public final class SigningKey implements WebhookKey {
    /// What the text form begins with.
    public static final String PREFIX = "whsk_";

    private static final int SEED_BYTES = 32;

    private final Ed25519PrivateKeyParameters pair;
    private final PublicKey publicKey;

    /// The key pair of this seed, of 32 bytes.
    public SigningKey(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("an ed25519 seed has 32 bytes, not " + seed.length);
        }
        this.pair = new Ed25519PrivateKeyParameters(seed);
        this.publicKey = new PublicKey(pair.generatePublicKey().getEncoded());
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
        return pair.getEncoded();
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
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, pair);
        signer.update(content, 0, content.length);
        return signer.generateSignature();
    }

    /// Says nothing of the key: it may end up in a log.
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}

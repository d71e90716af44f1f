package io.tocsin.registry.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// A key that signs notes of C2SP (https://c2sp.org/signed-note) with Ed25519. The private half leaves it
/// only to be kept.
final class SigningKey {
    private static final String PEM_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String PEM_END = "-----END PRIVATE KEY-----";

    private final PrivateKey privateKey;
    private final VerifierKey verifier;

    private SigningKey(String name, KeyPair pair) {
        this.privateKey = pair.getPrivate();
        this.verifier = VerifierKey.of(name, pair.getPublic());
    }

    /// A new key.
    static SigningKey random(String name) {
        try {
            return new SigningKey(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// The key of a PEM file.
    ///
    /// @throws IllegalArgumentException if it is none of Ed25519 in PKCS #8; the message says nothing of
    /// what the text is
    static SigningKey ofPem(String name, String pem) {
        int begin = pem.indexOf(PEM_BEGIN);
        int end = pem.indexOf(PEM_END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("there is no \"" + PEM_BEGIN + "\" in it");
        }
        try {
            return ofPkcs8(name, Base64.getMimeDecoder().decode(pem.substring(begin + PEM_BEGIN.length(), end)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it holds no Ed25519 private key in PKCS #8");
        }
    }

    /// The key that was kept.
    ///
    /// @throws IllegalArgumentException if it is none of Ed25519
    static SigningKey ofPkcs8(String name, byte[] pkcs8) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            byte[] seed = ((EdECPrivateKey) key)
                    .getBytes()
                    .orElseThrow(() -> new IllegalArgumentException("a key that does not show its seed"));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Replay(seed));
            return new SigningKey(name, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 private key in PKCS #8");
        }
    }

    /// Gives the seed as randomness: the JDK derives the public key only while it makes a pair.
    private static final class Replay extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Replay(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    /// The half that is published.
    VerifierKey verifier() {
        return verifier;
    }

    /// The private half, for keeping it.
    byte[] pkcs8() {
        return privateKey.getEncoded();
    }

    /// The text with its signature.
    ///
    /// @param text ends with a line feed and has no empty line
    String note(String text) {
        byte[] signature = signature(text);
        byte[] id = verifier.id();
        byte[] both = ByteBuffer.allocate(id.length + signature.length)
                .put(id)
                .put(signature)
                .array();
        return text + "\n\u2014 " + verifier.name() + " " + Base64.getEncoder().encodeToString(both) + "\n";
    }

    private byte[] signature(String text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a good key that does not sign", e);
        }
    }

    /// Says nothing of the private half: it may end up in a log.
    @Override
    public String toString() {
        return verifier.vkey();
    }
}

package io.tocsin.notify.egress;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/// With what we say who we are in mutual TLS: a certificate, the chain above it, and its private key.
public final class ClientIdentity {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final char[] NO_PASSWORD = new char[0];

    private final String certificatePem;
    private final String keyPem;
    private final X509Certificate certificate;
    private final KeyStore store;

    private ClientIdentity(String certificatePem, String keyPem, X509Certificate certificate, KeyStore store) {
        this.certificatePem = certificatePem;
        this.keyPem = keyPem;
        this.certificate = certificate;
        this.store = store;
    }

    /// Reads both from PEM, the key in PKCS#8. An `IllegalArgumentException` says what is wrong and quotes
    /// neither.
    public static ClientIdentity parse(String certificatePem, String keyPem) {
        try {
            Certificate[] chain = chain(certificatePem);
            X509Certificate certificate = (X509Certificate) chain[0];
            PrivateKey key = key(keyPem, certificate.getPublicKey().getAlgorithm());
            assertPair(key, certificate);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("identity", key, NO_PASSWORD, chain);
            return new ClientIdentity(certificatePem, keyPem, certificate, store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The certificate or its key cannot be used.", e);
        }
    }

    /// The certificate that is shown to the other side.
    public X509Certificate certificate() {
        return certificate;
    }

    X509KeyManager keyManager() {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return (X509KeyManager) factory.getKeyManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an identity that was read cannot be used", e);
        }
    }

    private static Certificate[] chain(String pem) {
        try {
            Collection<? extends Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            if (!chain.isEmpty()) {
                return chain.toArray(Certificate[]::new);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The certificate is not one in PEM.", e);
        }
        throw new IllegalArgumentException("The certificate is not one in PEM.");
    }

    private static PrivateKey key(String pem, String algorithm) {
        Matcher block = PKCS8.matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException(
                    "The key is not one in PEM of PKCS#8, which begins with -----BEGIN PRIVATE KEY-----.");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(block.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The key cannot be read as one of " + algorithm + ".");
        }
    }

    private static void assertPair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm().toUpperCase(Locale.ROOT)) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] challenge = new byte[32];
        new SecureRandom().nextBytes(challenge);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(challenge);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(challenge);
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("The key does not belong to the certificate.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientIdentity that
                && certificatePem.equals(that.certificatePem)
                && keyPem.equals(that.keyPem);
    }

    @Override
    public int hashCode() {
        return Objects.hash(certificatePem, keyPem);
    }

    /// Says nothing of the key: it may end up in a log.
    @Override
    public String toString() {
        return "ClientIdentity[" + certificate.getSubjectX500Principal() + "]";
    }
}

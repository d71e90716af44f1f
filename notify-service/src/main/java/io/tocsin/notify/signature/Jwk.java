package io.tocsin.notify.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A public ed25519 key as a JSON web key (RFC 8037). The names of its parts are that format's.
record Jwk(String kty, String crv, String x, String kid, String use, String alg) {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    static Jwk ed25519(byte[] key) {
        String x = URL.encodeToString(key);
        return new Jwk("OKP", "Ed25519", x, thumbprint(x), "sig", "EdDSA");
    }

    /// RFC 7638: the digest of the required parts, in the order of their names.
    private static String thumbprint(String x) {
        byte[] required =
                ("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}").getBytes(StandardCharsets.UTF_8);
        try {
            return URL.encodeToString(MessageDigest.getInstance("SHA-256").digest(required));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

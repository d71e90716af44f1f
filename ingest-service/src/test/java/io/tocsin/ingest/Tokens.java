package io.tocsin.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/// An issuer of tokens with a key pair of its own, made anew for each run of the tests.
public final class Tokens implements QuarkusTestResourceLifecycleManager {
    private static final String ISSUER = "https://issuer.test";
    private static final KeyPair KEYS = keys();

    /// A token with these roles.
    public static String of(String... roles) {
        return Jwt.issuer(ISSUER)
                .upn("pat@operators.test")
                .groups(Set.of(roles))
                .claim("tenant", "local")
                .sign(KEYS.getPrivate());
    }

    /// A token that the service's issuer did not sign.
    public static String forged() {
        return Jwt.issuer(ISSUER)
                .upn("mallory@operators.test")
                .groups(Set.of("operator"))
                .sign(keys().getPrivate());
    }

    @Override
    public Map<String, String> start() {
        try {
            Path file = Files.createTempFile("tocsin-test-", ".pem");
            file.toFile().deleteOnExit();
            Files.writeString(
                    file,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(KEYS.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
            return Map.of("mp.jwt.verify.publickey.location", file.toUri().toString(), "mp.jwt.verify.issuer", ISSUER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.tocsin.registry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/// A key pair made for this run; the service learns its public half from a file, as an installation's does.
public final class TokenKeys implements QuarkusTestResourceLifecycleManager {
    private static final String PRIVATE_KEY = "test.private-key";

    private Path file = Path.of("");

    public static String token() {
        return Jwt.claims()
                .subject("auditor")
                .claim("tenant", "local")
                .groups("subscriber")
                .sign(signingKey());
    }

    public static String operatorToken() {
        return Jwt.claims()
                .subject("operator")
                .claim("tenant", "local")
                .groups("operator")
                .sign(signingKey());
    }

    public static String tokenOfSomebodyElse() {
        return Jwt.claims().subject("auditor").groups("subscriber").sign(keys().getPrivate());
    }

    @Override
    public Map<String, String> start() {
        KeyPair keys = keys();
        try {
            file = Files.createTempFile("registry", ".pem");
            Files.writeString(
                    file,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(keys.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "mp.jwt.verify.publickey.location",
                file.toUri().toString(),
                PRIVATE_KEY,
                Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Quarkus loads this class more than once; what both sides share goes through the configuration.
    private static PrivateKey signingKey() {
        String key = ConfigProvider.getConfig().getValue(PRIVATE_KEY, String.class);
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

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

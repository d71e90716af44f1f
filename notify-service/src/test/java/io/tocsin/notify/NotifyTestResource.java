package io.tocsin.notify;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// A key for tokens that is made for this run, and settings under which tests do not have to wait for
/// hours.
public final class NotifyTestResource implements QuarkusTestResourceLifecycleManager {
    static final String PRIVATE_KEY = "tocsin.test.private-key";
    private static final String SMTP_PORT = "tocsin.test.smtp-port";

    /// The system property that names the folder of the {@link Authority}.
    public static final String AUTHORITY = "tocsin.test.authority";

    /// Made of nothing, for tests alone.
    private static final String VAULT_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            System.setProperty(
                    PRIVATE_KEY,
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            Map<String, String> settings = new HashMap<>(Map.ofEntries(
                    Map.entry(
                            "mp.jwt.verify.publickey",
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())),
                    Map.entry("tocsin.notify.egress.allow-http", "127.0.0.0/8,::1"),
                    Map.entry("tocsin.notify.retry.schedule", "0s,300ms,300ms"),
                    Map.entry("tocsin.notify.retry.jitter", "0"),
                    Map.entry("tocsin.notify.delivery.timeout", "2s"),
                    Map.entry("tocsin.notify.delivery.lease", "6s"),
                    Map.entry("tocsin.notify.terms.min-timeout", "100ms"),
                    Map.entry("tocsin.notify.terms.max-timeout", "3s"),
                    Map.entry("tocsin.notify.terms.min-retry-wait", "50ms"),
                    Map.entry("tocsin.notify.circuit.pause", "2s"),
                    Map.entry("tocsin.notify.circuit.longest-pause", "4s"),
                    Map.entry("tocsin.notify.fold.stale-for", "1s"),
                    Map.entry("tocsin.notify.fold.longest-wait", "1s"),
                    Map.entry("tocsin.notify.vault.keys", "test:" + VAULT_KEY),
                    Map.entry("tocsin.notify.endpoints.prove", "false"),
                    Map.entry("tocsin.notify.egress.allow", "127.0.0.0/8"),
                    Map.entry("tocsin.notify.egress.trust", authority().toString())));
            settings.putAll(mail());
            return settings;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /// E-mail goes to a server that a test starts when it wants one.
    private static Map<String, String> mail() {
        System.setProperty(SMTP_PORT, Integer.toString(freePort()));
        return Map.of(
                "quarkus.mailer.mock",
                "false",
                "quarkus.mailer.host",
                "127.0.0.1",
                "quarkus.mailer.port",
                System.getProperty(SMTP_PORT),
                "quarkus.mailer.start-tls",
                "DISABLED",
                "tocsin.notify.mail.enabled",
                "true",
                "tocsin.notify.mail.confirm-retries",
                "200ms,200ms,200ms",
                "tocsin.notify.mail.from",
                "alerts@tocsin.example",
                "tocsin.notify.mail.confirm-address",
                "https://alerts.example/");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whose certificates the service believes; tests find it by the property.
    private static Path authority() {
        try {
            Path folder = Files.createTempDirectory("tocsin-authority");
            System.setProperty(AUTHORITY, folder.toString());
            return new Authority("Test authority").write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The port on which a test may start an SMTP server.
    public static int smtpPort() {
        return Integer.getInteger(SMTP_PORT);
    }

    @Override
    public void stop() {
        System.clearProperty(PRIVATE_KEY);
        System.clearProperty(SMTP_PORT);
    }
}

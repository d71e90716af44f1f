package io.tocsin.notify;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            System.setProperty(
                    PRIVATE_KEY,
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            Map<String, String> settings = new HashMap<>(Map.of(
                    "mp.jwt.verify.publickey",
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                    "tocsin.notify.egress.allow-http",
                    "127.0.0.0/8,::1",
                    "tocsin.notify.retry.schedule",
                    "0s,300ms,300ms",
                    "tocsin.notify.retry.jitter",
                    "0",
                    "tocsin.notify.delivery.timeout",
                    "2s",
                    "tocsin.notify.delivery.lease",
                    "6s",
                    "tocsin.notify.fold.stale-for",
                    "1s",
                    "tocsin.notify.fold.longest-wait",
                    "1s"));
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

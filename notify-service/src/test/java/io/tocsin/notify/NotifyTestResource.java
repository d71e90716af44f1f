package io.tocsin.notify;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/// A key for tokens that is made for this run, and settings under which tests do not have to wait for
/// hours.
public final class NotifyTestResource implements QuarkusTestResourceLifecycleManager {
    static final String PRIVATE_KEY = "tocsin.test.private-key";

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            System.setProperty(
                    PRIVATE_KEY,
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            return Map.ofEntries(
                    Map.entry(
                            "mp.jwt.verify.publickey",
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())),
                    Map.entry("tocsin.notify.egress.allow-http", "127.0.0.0/8,::1"),
                    Map.entry("tocsin.notify.retry.schedule", "0s,300ms,300ms"),
                    Map.entry("tocsin.notify.retry.jitter", "0"),
                    Map.entry("tocsin.notify.delivery.timeout", "2s"),
                    Map.entry("tocsin.notify.delivery.lease", "6s"),
                    // So that tests may compare the order in which webhooks arrive.
                    Map.entry("tocsin.notify.delivery.concurrency", "1"),
                    Map.entry("tocsin.notify.terms.min-timeout", "100ms"),
                    Map.entry("tocsin.notify.terms.max-timeout", "3s"),
                    Map.entry("tocsin.notify.terms.min-retry-wait", "50ms"),
                    Map.entry("tocsin.notify.circuit.pause", "2s"),
                    Map.entry("tocsin.notify.circuit.longest-pause", "4s"),
                    Map.entry("tocsin.notify.fold.stale-for", "1s"),
                    Map.entry("tocsin.notify.fold.longest-wait", "1s"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    @Override
    public void stop() {
        System.clearProperty(PRIVATE_KEY);
    }
}

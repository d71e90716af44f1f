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
            return Map.of(
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
                    "1s");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    @Override
    public void stop() {
        System.clearProperty(PRIVATE_KEY);
    }
}

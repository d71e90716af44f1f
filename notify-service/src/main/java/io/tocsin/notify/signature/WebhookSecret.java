package io.tocsin.notify.signature;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A shared secret of Standard Webhooks, written `whsec_` and base64. It signs with scheme `v1`,
/// HMAC-SHA256.
public final class WebhookSecret implements WebhookKey {
    /// What the text form begins with.
    public static final String PREFIX = "whsec_";

    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final int FRESH_BYTES = 32;

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A secret of these bytes; the specification asks for 24 to 64.
    public static WebhookSecret of(byte[] bytes) {
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a webhook secret has 24 to 64 bytes, not " + bytes.length);
        }
        return new WebhookSecret(bytes.clone());
    }

    /// A new secret of 32 random bytes.
    public static WebhookSecret random(SecureRandom random) {
        byte[] bytes = new byte[FRESH_BYTES];
        random.nextBytes(bytes);
        return new WebhookSecret(bytes);
    }

    /// Reads the text form; refuses what the specification does. The text never appears in a message.
    public static WebhookSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook secret begins with whsec_");
        }
        return of(decode(text.substring(PREFIX.length())));
    }

    /// Reads a secret as a receiver may have been given it: with or without prefix, of any length but none.
    static WebhookSecret received(String text) {
        byte[] bytes = decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a webhook secret must not be empty");
        }
        return new WebhookSecret(bytes);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a webhook secret is base64", e);
        }
    }

    /// The bytes, for keeping them.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The text form that the subscriber is given.
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String scheme() {
        return "v1";
    }

    @Override
    public byte[] sign(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /// Says nothing of the secret: it may end up in a log.
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}

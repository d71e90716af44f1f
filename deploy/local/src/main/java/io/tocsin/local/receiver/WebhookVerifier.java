package io.tocsin.local.receiver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Checks a webhook as the Standard Webhooks specification asks of every receiver: an HMAC-SHA-256 over
/// `id.timestamp.body`, and a timestamp not older or newer than five minutes. Written from the
/// specification and not shared with the sender, so that an error of the sender shows.
final class WebhookVerifier {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1";

    private final byte[] secret;
    private final Clock clock;

    /// @param secret base64, with or without `whsec_`
    WebhookVerifier(String secret, Clock clock) {
        String encoded = secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
        this.secret = Base64.getDecoder().decode(encoded);
        this.clock = clock;
    }

    /// @param signatures the header, signatures separated by blanks: one good one is enough
    /// @param body the bytes as received
    Verdict verify(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
        if (id == null || timestamp == null || signatures == null) {
            return new Verdict.Refused("a header is missing: webhook-id, webhook-timestamp and webhook-signature");
        }
        if (!timestamp.matches("\\d{1,15}")) {
            return new Verdict.Refused("webhook-timestamp is no number of seconds");
        }
        long age = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        if (age > TOLERANCE.toSeconds()) {
            return new Verdict.Refused("webhook-timestamp is %d seconds from now".formatted(age));
        }
        byte[] expected = hmac(id + "." + timestamp + ".", body);
        return Arrays.stream(signatures.split(" ")).anyMatch(signature -> matches(signature, expected))
                ? new Verdict.Genuine()
                : new Verdict.Refused("no signature fits");
    }

    private static boolean matches(String signature, byte[] expected) {
        List<String> parts = List.of(signature.split(",", 2));
        if (parts.size() != 2 || !parts.getFirst().equals(VERSION)) {
            return false;
        }
        try {
            return MessageDigest.isEqual(Base64.getDecoder().decode(parts.getLast()), expected);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] hmac(String prefix, byte[] body) {
        byte[] start = prefix.getBytes(StandardCharsets.UTF_8);
        byte[] signed = ByteBuffer.allocate(start.length + body.length)
                .put(start)
                .put(body)
                .array();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}

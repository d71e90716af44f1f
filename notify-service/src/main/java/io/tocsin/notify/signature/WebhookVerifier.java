package io.tocsin.notify.signature;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Verifies a webhook as a receiver does. The keys come from the receiver's own records, never from the
/// request.
public final class WebhookVerifier {
    /// How far the timestamp may be from the receiver's clock, both ways, as in every library of the
    /// specification.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<String> keys;
    private final Clock clock;

    /// @param keys secrets (`whsec_` or bare base64) and public keys (`whpk_`) that are trusted; one good
    /// signature
    /// by any of them is enough
    public WebhookVerifier(List<String> keys, Clock clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /// What verification found.
    public enum Result {
        VALID,
        MISSING_HEADER,
        BAD_TIMESTAMP,
        TOO_OLD,
        TOO_NEW,
        NO_MATCH
    }

    /// Verifies the body as received.
    ///
    /// @param headers in any case
    public Result verify(Map<String, String> headers, byte[] body) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        String id = byName.get("webhook-id");
        String time = byName.get("webhook-timestamp");
        String signatures = byName.get("webhook-signature");
        if (id == null || time == null || signatures == null) {
            return Result.MISSING_HEADER;
        }
        if (id.isEmpty() || time.isEmpty() || signatures.isEmpty()) {
            return Result.MISSING_HEADER;
        }
        if (!time.matches("[0-9]{1,15}")) {
            return Result.BAD_TIMESTAMP;
        }
        long timestamp = Long.parseLong(time);
        long age = clock.instant().getEpochSecond() - timestamp;
        if (Math.abs(age) > TOLERANCE.toSeconds()) {
            return age > 0 ? Result.TOO_OLD : Result.TOO_NEW;
        }
        byte[] content = WebhookSigner.content(id, timestamp, body);
        for (String signature : signatures.split(" ", -1)) {
            if (keys.stream().anyMatch(key -> matches(key, signature, content))) {
                return Result.VALID;
            }
        }
        return Result.NO_MATCH;
    }

    private static boolean matches(String key, String signature, byte[] content) {
        String[] parts = signature.split(",", 2);
        if (parts.length != 2) {
            return false;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(parts[1]);
            return switch (parts[0].toLowerCase(Locale.ROOT)) {
                case "v1" ->
                    !key.startsWith(PublicKey.PREFIX)
                            && MessageDigest.isEqual(WebhookSecret.received(key).sign(content), bytes);
                case "v1a" ->
                    key.startsWith(PublicKey.PREFIX) && PublicKey.parse(key).verifies(content, bytes);
                default -> false;
            };
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

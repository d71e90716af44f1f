package io.tocsin.designation.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One link of the chain that proves the log whole: `digest(n) = SHA-256(digest(n-1) || RFC 8785 JSON of
/// event n without its digest)`. The digest before enters as its 32 bytes; before the first event it is
/// {@link #GENESIS}.
///
/// @param hex 64 lower case hexadecimal digits
public record Digest(@JsonValue String hex) {
    private static final int DIGITS = 64;

    /// The digest before the first event: 32 zero bytes.
    public static final Digest GENESIS = new Digest("0".repeat(DIGITS));

    @JsonCreator
    public Digest {
        if (!isSha256(hex)) {
            throw new IllegalArgumentException("not a SHA-256 digest in lower case hexadecimal: " + hex);
        }
    }

    /// The digest after an event whose canonical JSON, without its digest, is given.
    public Digest next(byte[] canonicalJson) {
        MessageDigest sha256 = sha256();
        sha256.update(HexFormat.of().parseHex(hex));
        sha256.update(canonicalJson);
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    /// Whether the text is 64 lower case hexadecimal digits.
    static boolean isSha256(@Nullable String text) {
        if (text == null || text.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}

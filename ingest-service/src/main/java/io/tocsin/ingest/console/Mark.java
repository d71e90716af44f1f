package io.tocsin.ingest.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Stands for what somebody read before deciding, so that nothing else is decided about.
final class Mark {
    private Mark() {}

    static String of(String... read) {
        try {
            byte[] bytes = String.join("\u0000", read).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

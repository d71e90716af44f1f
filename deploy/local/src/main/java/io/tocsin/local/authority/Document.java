package io.tocsin.local.authority;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/// One document as it is served: its bytes, and what a client needs to ask for it only when it has changed.
///
/// @param contentType with its charset
/// @param body the bytes; never changed
/// @param etag quoted, from the bytes
/// @param lastModified in HTTP's form
record Document(String contentType, byte[] body, String etag, String lastModified) {

    static Document of(String contentType, String text, ZonedDateTime lastModified) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new Document(
                contentType,
                body,
                "\"" + sha256(body).substring(0, 32) + "\"",
                lastModified.format(DateTimeFormatter.RFC_1123_DATE_TIME));
    }

    /// The text of a file beside this class.
    static String resource(String name) {
        try (InputStream in = Document.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

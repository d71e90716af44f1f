package io.tocsin.ingest.document;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The bytes of one retrieval, in a temporary file until closed: they can be read as often as needed
/// without being held in memory.
public final class Document implements AutoCloseable {
    private static final int COPY_BYTES = 64 * 1024;

    private final Path file;
    private final String sha256;
    private final long size;

    private Document(Path file, String sha256, long size) {
        this.file = file;
        this.sha256 = sha256;
        this.size = size;
    }

    /// Takes in a whole stream; it is not closed.
    ///
    /// @param maxSize in bytes
    /// @throws TooLarge as soon as more bytes come
    public static Document receive(InputStream stream, long maxSize) throws IOException, TooLarge {
        Path file = Files.createTempFile("tocsin-document-", ".bytes");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = copy(new DigestInputStream(stream, digest), file, maxSize);
            return new Document(file, HexFormat.of().formatHex(digest.digest()), size);
        } catch (IOException | TooLarge | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// A document of text, in UTF-8.
    public static Document ofText(String text, long maxSize) throws IOException, TooLarge {
        return receive(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maxSize);
    }

    private static long copy(InputStream stream, Path file, long maxSize) throws IOException, TooLarge {
        byte[] buffer = new byte[COPY_BYTES];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                size += read;
                if (size > maxSize) {
                    throw new TooLarge(maxSize);
                }
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    /// SHA-256 of the bytes, 64 lower case hexadecimal digits.
    public String sha256() {
        return sha256;
    }

    /// How many bytes.
    public long size() {
        return size;
    }

    /// The bytes from the beginning; the caller closes the stream.
    public InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), COPY_BYTES);
    }

    /// The first bytes, at most so many.
    public byte[] head(int bytes) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(bytes);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file cannot be deleted: " + file, e);
        }
    }
}

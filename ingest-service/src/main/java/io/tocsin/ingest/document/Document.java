package io.tocsin.ingest.document;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The bytes of one retrieval, in a temporary file that has no name and so is gone with the process,
/// however it ends: they can be read as often as needed without being held in memory.
public final class Document implements AutoCloseable {
    private static final int COPY_BYTES = 64 * 1024;

    private final FileChannel file;
    private final String sha256;
    private final long size;

    private Document(FileChannel file, String sha256, long size) {
        this.file = file;
        this.sha256 = sha256;
        this.size = size;
    }

    /// Takes in a whole stream; it is not closed.
    ///
    /// @param maxSize in bytes
    /// @throws TooLarge as soon as more bytes come
    /// @throws BrokenStream if the stream fails before its end
    /// @throws IOException if the bytes cannot be kept
    public static Document receive(InputStream stream, long maxSize) throws IOException, TooLarge {
        FileChannel file = namelessFile();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = copy(stream, file, digest, maxSize);
            return new Document(file, HexFormat.of().formatHex(digest.digest()), size);
        } catch (IOException | TooLarge | RuntimeException e) {
            file.close();
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// A document of text, in UTF-8.
    public static Document ofText(String text, long maxSize) throws IOException, TooLarge {
        return receive(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maxSize);
    }

    /// On Unix, what is deleted on close has no name from the moment it is open.
    private static FileChannel namelessFile() throws IOException {
        Path path = Files.createTempFile("tocsin-document-", ".bytes");
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static long copy(InputStream stream, FileChannel file, MessageDigest digest, long maxSize)
            throws IOException, TooLarge {
        byte[] buffer = new byte[COPY_BYTES];
        long size = 0;
        for (int read = read(stream, buffer); read >= 0; read = read(stream, buffer)) {
            size += read;
            if (size > maxSize) {
                throw new TooLarge(maxSize);
            }
            digest.update(buffer, 0, read);
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        return size;
    }

    private static int read(InputStream stream, byte[] buffer) throws BrokenStream {
        try {
            return stream.read(buffer);
        } catch (IOException e) {
            throw new BrokenStream(e);
        }
    }

    /// SHA-256 of the bytes, 64 lower case hexadecimal digits.
    public String sha256() {
        return sha256;
    }

    /// How many bytes.
    public long size() {
        return size;
    }

    /// The bytes from the beginning; the caller closes the stream, which leaves the document open.
    public InputStream open() {
        return new BufferedInputStream(new FromBeginning(file), COPY_BYTES);
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
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary file cannot be closed", e);
        }
    }

    /// Reads a file with a position of its own.
    private static final class FromBeginning extends InputStream {
        private final FileChannel file;
        private long position;

        FromBeginning(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = file.read(ByteBuffer.wrap(buffer, offset, length), position);
            position += Math.max(read, 0);
            return read;
        }
    }
}

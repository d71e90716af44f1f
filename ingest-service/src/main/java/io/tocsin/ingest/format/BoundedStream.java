package io.tocsin.ingest.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A stream that refuses to give more than it was allowed, and remembers how it failed: parsers wrap what a stream
/// throws.
public final class BoundedStream extends FilterInputStream {
    private final String refusal;
    private long left;
    private long read;
    private @Nullable IOException failure;

    /// @param allowed how many bytes may be read until {@link #allow} is called again
    /// @param refusal one sentence that says which limit was reached
    public BoundedStream(InputStream in, long allowed, String refusal) {
        super(in);
        this.left = allowed;
        this.refusal = refusal;
    }

    void allow(long bytes) {
        left = bytes;
    }

    /// How many bytes have been read.
    long bytesRead() {
        return read;
    }

    /// How the stream failed; null where it did not.
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        try {
            int count = super.read(to, offset, length);
            count(count);
            return count;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void count(int bytes) throws LimitReached {
        if (bytes > 0) {
            read += bytes;
            left -= bytes;
            if (left < 0) {
                throw new LimitReached(refusal);
            }
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // The stream belongs to whoever gave it.
    }
}

package io.tocsin.ingest.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream of XML that ends a tag with thousands of attributes while it is being read: the parser collects them all
/// before anybody can count them, in time and memory that grow with their square. Tags that are short, which is all in
/// any real list, are not looked into.
final class AttributeGuard extends FilterInputStream {
    /// Below this a tag has few attributes, however short they are.
    private static final int SHORT_BYTES = 8 << 10;

    /// Far more than in a long text, and quick to collect.
    private static final int ASSIGNMENTS = 2_000;

    private int bytes;
    private int assignments;

    AttributeGuard(InputStream in) {
        super(in);
    }

    /// A tag has been read whole.
    void tagRead() {
        bytes = 0;
        assignments = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int count = super.read(to, offset, length);
        if (count > 0) {
            bytes += count;
            if (bytes > SHORT_BYTES) {
                look(to, offset, count);
            }
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void look(byte[] at, int offset, int count) throws LimitReached {
        for (int i = offset; i < offset + count; i++) {
            assignments += at[i] == '=' ? 1 : 0;
        }
        if (assignments > ASSIGNMENTS) {
            throw new LimitReached(
                    "one XML tag or text has more than " + ASSIGNMENTS + " assignments: too many attributes");
        }
    }
}

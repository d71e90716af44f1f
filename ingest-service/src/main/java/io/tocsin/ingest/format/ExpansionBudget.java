package io.tocsin.ingest.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// How much an archive may still expand, over all its files: neither beyond a size nor beyond a multiple of its own.
final class ExpansionBudget {
    /// Below this size the ratio says nothing.
    private static final long SMALL = 1 << 20;

    private final ReadingLimits limits;
    private final LongSupplier compressed;
    private long expanded;

    /// @param compressed how many bytes of the archive have been read, or its size
    ExpansionBudget(ReadingLimits limits, LongSupplier compressed) {
        this.limits = limits;
        this.compressed = compressed;
    }

    /// The expanding stream, within the budget.
    InputStream guard(InputStream expanding) {
        return new FilterInputStream(expanding) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int count = super.read(to, offset, length);
                spend(Math.max(0, count));
                return count;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    private void spend(int bytes) throws LimitReached {
        expanded += bytes;
        if (expanded > limits.expandedBytes()) {
            throw new LimitReached("the archive expands to more than " + limits.expandedBytes() + " bytes");
        }
        if (expanded > SMALL && expanded > limits.expansionRatio() * compressed.getAsLong()) {
            throw new LimitReached("the archive expands to more than " + limits.expansionRatio() + " times its size");
        }
    }
}

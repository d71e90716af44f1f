package io.tocsin.ingest.relay;

import java.util.List;

/// A table whose rows are numbered 1, 2, 3 ... without a gap, and the mark up to which the broker has
/// acknowledged them.
public interface Relayed {
    /// The number of the last row, 0 where there is none.
    long last();

    /// The number of the last acknowledged row.
    long marked();

    /// The first rows that are not marked, in order.
    List<Message> unmarked(int limit);

    /// Marks a batch that began after `from`; where the mark was moved meanwhile, that move stands.
    void advance(long from, long to);

    /// Moves the mark back, so that what follows it is sent again; it never moves forward, which would
    /// skip rows.
    void moveBack(long number);
}

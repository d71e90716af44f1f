package io.tocsin.registry.feed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much the live feeds may cost, and how patient they are.
@ConfigMapping(prefix = "tocsin.registry.feed")
public interface FeedConfig {
    /// Listeners at once in this process, long polls among them; one more is asked to come again.
    @WithDefault("500")
    int maxListeners();

    /// After how long one that found no place may come again.
    @WithDefault("10s")
    Duration comeAgainAfter();

    /// How long a stream is silent before it says where it stands.
    @WithDefault("15s")
    Duration heartbeat();

    /// What a browser is told to wait before it connects again.
    @WithDefault("2s")
    Duration reconnectAfter();

    /// Events in one read at most, where the caller names no limit.
    @WithDefault("100")
    int defaultLimit();

    /// Events in one read at most; a higher limit is lowered to it.
    @WithDefault("1000")
    int maxLimit();

    /// Bytes of events in one read, after which no further event is taken in. It bounds what a slow client
    /// holds in memory.
    @WithDefault("256K")
    MemorySize maxBytes();

    /// How far of the log one read looks for events that are wanted.
    @WithDefault("20000")
    int span();

    /// How long one request for a page looks on where nothing was wanted yet.
    @WithDefault("2s")
    Duration lookAtMost();

    /// The longest wait of a long poll; a longer one is lowered to it.
    @WithDefault("30s")
    Duration maxWait();

    /// Feeds that read from the database at once; the others take turns, so that other reads find
    /// connections.
    @WithDefault("4")
    int readsAtOnce();

    /// How often the log's end is read where nobody told of a new one.
    @WithDefault("5s")
    Duration lookAgainAfter();

    /// A connection on which nothing could be written for so long is closed.
    @WithDefault("90s")
    Duration stuckAfter();

    /// Entries of a page of an Atom feed.
    @WithDefault("50")
    int atomEntries();

    /// How far of the log one page of an Atom feed looks for its entries.
    @WithDefault("200000")
    int atomSpan();
}

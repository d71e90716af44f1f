package io.tocsin.notify.delivery;

import io.tocsin.notify.format.Format;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bodies kept in memory: the latest, as long as they are neither too many nor too large together.
final class BodyCache {
    private final Map<Key, EventBody> kept = new LinkedHashMap<>();
    private final int most;
    private final long mostBytes;
    private long bytes;

    private record Key(Content content, Format format) {}

    BodyCache(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    synchronized @Nullable EventBody get(Content content, Format format) {
        return kept.get(new Key(content, format));
    }

    synchronized void put(Content content, Format format, EventBody body) {
        EventBody before = kept.put(new Key(content, format), body);
        bytes += size(body) - (before == null ? 0 : size(before));
        Iterator<EventBody> eldest = kept.values().iterator();
        while (kept.size() > most || bytes > mostBytes) {
            bytes -= size(eldest.next());
            eldest.remove();
        }
    }

    private static long size(EventBody body) {
        return body.body().bytes().length;
    }
}

package io.tocsin.notify.signature;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// Signatures by the service's own keys, each made once: whatever number of endpoints is sent the same
/// message in the same second shares one. The first to ask signs, the others wait for it. The oldest are
/// dropped.
final class SharedSignatures {
    private final Map<Signed, CompletableFuture<String>> kept;
    private final AtomicLong made = new AtomicLong();

    /// @param limit how many are kept
    SharedSignatures(int limit) {
        this.kept = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Signed, CompletableFuture<String>> eldest) {
                return size() > limit;
            }
        };
    }

    /// The signature as it stands in `webhook-signature`.
    String of(SigningKey key, String id, long timestamp, byte[] body) {
        Signed signed = new Signed(key, id, timestamp, body);
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> first;
        synchronized (kept) {
            first = kept.putIfAbsent(signed, mine);
        }
        if (first != null) {
            return first.join();
        }
        try {
            mine.complete(WebhookSigner.signature(key, id, timestamp, body));
            made.incrementAndGet();
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            synchronized (kept) {
                kept.remove(signed, mine);
            }
        }
        return mine.join();
    }

    /// How many were made.
    long made() {
        return made.get();
    }

    /// What is signed, and with which key.
    private record Signed(SigningKey key, String id, long timestamp, byte[] body) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Signed that
                    && key == that.key
                    && timestamp == that.timestamp
                    && id.equals(that.id)
                    && (body == that.body || Arrays.equals(body, that.body));
        }

        @Override
        public int hashCode() {
            return 31 * id.hashCode() + Long.hashCode(timestamp) + System.identityHashCode(key);
        }

        @Override
        public String toString() {
            return "Signed[id=" + id + ", timestamp=" + timestamp + "]";
        }
    }
}

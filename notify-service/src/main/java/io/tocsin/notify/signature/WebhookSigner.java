package io.tocsin.notify.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// Signs as Standard Webhooks 1.0 asks: over `id.timestamp.body`.
public final class WebhookSigner {
    private WebhookSigner() {}

    /// The value of `webhook-signature`: one signature for each key, in their order, with spaces between.
    ///
    /// @param id the value of `webhook-id`; it must not contain a dot
    /// @param timestamp the value of `webhook-timestamp`, in seconds
    public static String signatures(List<? extends WebhookKey> keys, String id, long timestamp, byte[] body) {
        return keys.stream().map(key -> signature(key, id, timestamp, body)).collect(Collectors.joining(" "));
    }

    /// One signature, as it stands in `webhook-signature`.
    static String signature(WebhookKey key, String id, long timestamp, byte[] body) {
        if (id.contains(".")) {
            throw new IllegalArgumentException("a webhook id contains no dot: " + id);
        }
        return key.scheme() + "," + Base64.getEncoder().encodeToString(key.sign(content(id, timestamp, body)));
    }

    static byte[] content(String id, long timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[head.length + body.length];
        System.arraycopy(head, 0, content, 0, head.length);
        System.arraycopy(body, 0, content, head.length, body.length);
        return content;
    }
}

package io.tocsin.notify.signature;

/// What signs a webhook.
public sealed interface WebhookKey permits WebhookSecret, SigningKey {
    /// The name of the scheme before the comma: `v1` or `v1a`.
    String scheme();

    /// The signature over the content.
    byte[] sign(byte[] content);
}

package io.tocsin.notify.subscription;

import io.tocsin.notify.circuit.Health;
import io.tocsin.notify.format.Format;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who wants which events at which endpoint.
///
/// @param id the subscription's id
/// @param tenant whose it is
/// @param url the endpoint
/// @param description the subscriber's own words
/// @param filter which events
/// @param format in which form it is told
/// @param rhythm how often it is told what has gathered; null where it is told each thing at once
/// @param terms on which the endpoint is sent to
/// @param receiver what may be seen of what its receiver asks, as JSON; null for nothing
/// @param state whether deliveries are sent; they are made in either
/// @param proved whether the endpoint may be sent more than tests
/// @param sinceSequence the log's position at which it was made: it is given later events only, unless
/// replayed
/// @param createdAt when it was made
/// @param nextNumber the number that its next delivery gets
/// @param confirmed of a mailbox, whether its reader has said that he wants it; null for all else
/// @param health how its endpoint has answered lately
/// @param filterErrors on how many events the filter's expression failed since the filter was changed
/// @param lastFilterError the last of them, null where there was none
public record Subscription(
        UUID id,
        String tenant,
        String url,
        @Nullable String description,
        EventFilter filter,
        Format format,
        @Nullable Rhythm rhythm,
        Terms terms,
        @Nullable String receiver,
        SubscriptionState state,
        boolean proved,
        long sinceSequence,
        Instant createdAt,
        long nextNumber,
        @Nullable Boolean confirmed,
        Health health,
        long filterErrors,
        @Nullable FilterError lastFilterError) {}

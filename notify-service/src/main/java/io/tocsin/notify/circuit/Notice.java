package io.tocsin.notify.circuit;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a tenant is given notice of about an endpoint.
public sealed interface Notice {
    /// When it began to fail.
    Instant since();

    /// What kind of notice.
    Type type();

    /// Its circuit opened.
    ///
    /// @param reason its last failure, in a sentence
    /// @param openUntil when it is tried again
    record Failing(Instant since, String reason, Instant openUntil) implements Notice {
        @Override
        public Type type() {
            return Type.FAILING;
        }
    }

    /// It works again.
    record Recovered(Instant since) implements Notice {
        @Override
        public Type type() {
            return Type.RECOVERED;
        }
    }

    /// It is given up, until its subscriber says otherwise.
    ///
    /// @param reason why, in a sentence
    record Disabled(Instant since, String reason) implements Notice {
        @Override
        public Type type() {
            return Type.DISABLED;
        }
    }

    /// The kinds of notice, by their names on the wire.
    enum Type {
        FAILING("endpoint.failing"),
        RECOVERED("endpoint.recovered"),
        DISABLED("endpoint.disabled");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        /// The name in JSON and in filters.
        public String wireName() {
            return wireName;
        }
    }

    /// What notice there is to give where an endpoint stood so before and stands so now.
    ///
    /// @param gone whether it said that it will never take anything again
    static Optional<Notice> between(Health before, Health after, boolean gone, CircuitRule rule, Instant now) {
        if (gone) {
            return Optional.of(new Disabled(since(after.failingSince(), now), "The endpoint answered 410 Gone."));
        }
        if (after.isDead(rule, now)) {
            return Optional.of(new Disabled(
                    since(after.failingSince(), now),
                    "Nothing but failures since " + after.failingSince() + ", and a delivery lost its last try. "
                            + after.lastError()));
        }
        return switch (before.circuit()) {
            case Circuit.Closed closed
            when after.circuit() instanceof Circuit.Open open ->
                Optional.of(
                        new Failing(since(after.failingSince(), now), String.valueOf(after.lastError()), open.until()));
            case Circuit.Open open
            when after.circuit() instanceof Circuit.Closed ->
                Optional.of(new Recovered(since(before.failingSince(), now)));
            case Circuit.Closed closed -> Optional.empty();
            case Circuit.Open open -> Optional.empty();
        };
    }

    private static Instant since(@Nullable Instant failingSince, Instant now) {
        return failingSince == null ? now : failingSince;
    }
}

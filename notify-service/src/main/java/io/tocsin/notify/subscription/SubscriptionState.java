package io.tocsin.notify.subscription;

/// Whether a subscription's deliveries are sent. They are numbered and kept in either state, so that
/// enabling loses
/// nothing.
public sealed interface SubscriptionState {
    /// Deliveries are sent.
    record Active() implements SubscriptionState {
        /// The subscriber, or the endpoint, wants no more.
        public Disabled disabled(String because) {
            return new Disabled(because);
        }
    }

    /// Deliveries wait.
    ///
    /// @param because why, in a sentence
    record Disabled(String because) implements SubscriptionState {
        /// The subscriber wants them again.
        public Active enabled() {
            return new Active();
        }
    }
}

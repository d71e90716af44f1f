package io.tocsin.notify.subscription;

/// In which order a subscription's deliveries are sent.
public enum Order {
    /// By number at first; one that fails holds up no other.
    NONE,
    /// By number: n+1 waits until n is settled.
    WHOLE,
    /// Of what is about the same subject, by number; one that fails holds up no other subject.
    BY_SUBJECT;

    /// The order that a subscriber asked for.
    static Order of(boolean ordered, By by) {
        return switch (by) {
            case SUBSCRIPTION -> ordered ? WHOLE : NONE;
            case SUBJECT -> ordered ? BY_SUBJECT : NONE;
        };
    }

    boolean isOrdered() {
        return this != NONE;
    }

    By by() {
        return this == BY_SUBJECT ? By.SUBJECT : By.SUBSCRIPTION;
    }

    /// Whose order is kept.
    enum By {
        SUBSCRIPTION("subscription"),
        SUBJECT("subject");

        private final String wireName;

        By(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }

        static By of(String wireName) {
            for (By by : values()) {
                if (by.wireName.equals(wireName)) {
                    return by;
                }
            }
            throw new IllegalArgumentException(
                    "\"orderedBy\" must be subscription or subject, not \"" + wireName + "\".");
        }
    }
}

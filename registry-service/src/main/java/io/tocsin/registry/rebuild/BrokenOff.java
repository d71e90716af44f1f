package io.tocsin.registry.rebuild;

/// A rebuild does not go on; the register stays as it was.
abstract sealed class BrokenOff extends Exception {
    private static final long serialVersionUID = 1L;

    private BrokenOff(String why) {
        super(why);
    }

    /// It cannot: why, in a sentence for an operator.
    static final class Failed extends BrokenOff {
        private static final long serialVersionUID = 1L;

        Failed(String why) {
            super(why);
        }
    }

    /// An operator does not want it any more.
    static final class Cancelled extends BrokenOff {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("cancelled");
        }
    }
}

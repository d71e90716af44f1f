package io.tocsin.ingest.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A look that ended before its end: expected of outsiders, and said in one sentence.
public final class LookFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean onRecord;
    private final @Nullable Duration retryAfter;

    private LookFailed(String why, boolean onRecord, @Nullable Duration retryAfter) {
        super(why);
        this.onRecord = onRecord;
        this.retryAfter = retryAfter;
    }

    /// @param why one sentence
    public LookFailed(String why) {
        this(why, false, null);
    }

    /// The authority asks to be left alone for a while.
    ///
    /// @param retryAfter how long
    public static LookFailed until(String why, Duration retryAfter) {
        return new LookFailed(why, false, retryAfter);
    }

    /// What was handed over does not stand, and a run says why already.
    public static LookFailed onRecord(String why) {
        return new LookFailed(why, true, null);
    }

    /// One sentence.
    public String why() {
        return String.valueOf(getMessage());
    }

    /// Whether a run says so already.
    public boolean onRecord() {
        return onRecord;
    }

    /// How long the authority asks not to be asked; null where it does not say.
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

package io.tocsin.ingest.format;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Text as one line: lists break and indent theirs anew with each publication, which is no change.
public final class Line {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00A0\\u2028\\u2029]+");

    private Line() {}

    /// The text with each run of white space as one space and none around it; null where nothing is left.
    public static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String line = WHITE_SPACE.matcher(text).replaceAll(" ").strip();
        return line.isEmpty() ? null : line;
    }
}

package io.tocsin.ingest.ofac;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The remarks of an entry as text: segments separated by `; `, ended by a full stop.
final class Remarks {
    /// How many characters the column holds (OFAC's data specification): what is longer is cut there.
    static final int COLUMN = 1000;

    private static final String SEPARATOR = "; ";
    /// A full stop that belongs to the last word: `S.A.`, `S. C. S.`, `LTD.`.
    private static final Pattern ABBREVIATED = Pattern.compile("(?s)(?:.*[\\s,(])?"
            + "(?:(?:\\p{L}{1,2}\\. ?)+\\p{L}{1,2}\\.|(?i:ltd|ltda|co|cia|inc|corp|pte|bros|jr|sr)\\.)");

    private Remarks() {}

    /// The segments in their order. A quoted alias that holds the separator stays whole; joining the
    /// segments with the separator gives the text back.
    static List<String> split(String text) {
        List<String> segments = new ArrayList<>();
        for (int from = 0; from <= text.length(); ) {
            int end = end(text, from);
            segments.add(text.substring(from, end));
            from = end + SEPARATOR.length();
            if (end == text.length()) {
                break;
            }
        }
        return segments;
    }

    /// What {@link #split} took apart.
    static String join(List<String> segments) {
        return String.join(SEPARATOR, segments);
    }

    /// The text without the full stop that ends it, unless the stop belongs to an abbreviation.
    static String withoutFullStop(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") && !ABBREVIATED.matcher(stripped).matches()
                ? stripped.substring(0, stripped.length() - 1)
                : stripped;
    }

    /// Where the statements begin that stand, in their order, after the text of the document itself.
    static int notesBegin(List<String> segments) {
        int from = segments.size();
        for (int i = segments.size() - 1; i >= 0; i--) {
            boolean ordered = i == segments.size() - 1 || segments.get(i).compareTo(segments.get(i + 1)) < 0;
            if (!ordered) {
                break;
            }
            if (FeatureKinds.isNote(segments.get(i))) {
                from = i;
            }
        }
        return from;
    }

    private static int end(String text, int from) {
        int end = next(text, from);
        boolean alias = text.startsWith(".k.a. '", from + 1) && from + 1 < text.length();
        if (alias && !closed(text, end)) {
            int close = text.indexOf("'" + SEPARATOR, from);
            int following = text.indexOf(".k.a. '", end);
            if (close >= 0 && (following < 0 || close < following)) {
                return close + 1;
            }
        }
        return end;
    }

    private static boolean closed(String text, int end) {
        return end > 0 && text.charAt(end - 1) == '\'' || end == text.length();
    }

    private static int next(String text, int from) {
        int separator = text.indexOf(SEPARATOR, from);
        return separator < 0 ? text.length() : separator;
    }
}

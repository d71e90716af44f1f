package io.tocsin.ingest.ofac;

import io.tocsin.designation.NameQuality;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moves what is understood of an entry's remarks into its fields; the rest stays a remark. Nothing is dropped.
final class RemarkReader {
    /// OFAC's weak aliases: in the CSV they stand in the remarks, never in the table of aliases.
    private static final Pattern ALIAS = Pattern.compile("([afn])\\.k\\.a\\. '(.+)'");

    private RemarkReader() {}

    /// @param cut whether the text ends where the column ended, so that its last segment is not whole
    static void read(String text, boolean cut, Draft draft) {
        List<String> segments = Remarks.split(cut ? text : Remarks.withoutFullStop(text));
        int whole = cut ? segments.size() - 1 : segments.size();
        segments.subList(0, whole).forEach(segment -> segment(segment.strip(), draft));
        segments.subList(whole, segments.size()).forEach(draft::remark);
    }

    private static void segment(String segment, Draft draft) {
        String plain = segment.startsWith("alt. ") ? segment.substring(5).strip() : segment;
        if (!alias(plain, draft) && !person(plain, draft) && !link(plain, draft)) {
            Optional<Feature> feature = Feature.in(plain);
            feature.ifPresentOrElse(draft::feature, () -> draft.remark(segment));
        }
    }

    private static boolean alias(String segment, Draft draft) {
        Matcher parts = ALIAS.matcher(segment);
        if (!parts.matches() || parts.group(2).isBlank()) {
            return false;
        }
        draft.name(parts.group(2), parts.group(1).equals("f") ? NameQuality.FORMER : NameQuality.WEAK);
        return true;
    }

    private static boolean person(String segment, Draft draft) {
        int space = segment.indexOf(' ');
        String value = space < 0 ? "" : segment.substring(space + 1).strip();
        if (value.isEmpty()) {
            return false;
        }
        switch (segment.substring(0, space)) {
            case "DOB" -> draft.bornOn(value);
            case "POB" -> draft.bornIn(value);
            case "nationality", "citizen" -> draft.nationality(value);
            case "Gender" -> draft.gender(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// `Linked To: X`, in XML in brackets; the name may hold brackets of its own.
    private static boolean link(String segment, Draft draft) {
        String plain = segment.startsWith("(") ? segment.substring(1) : segment;
        if (!plain.startsWith("Linked To:")) {
            return false;
        }
        String name = plain.substring("Linked To:".length()).strip();
        if (name.endsWith(")") && count(name, ')') > count(name, '(')) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.isBlank()) {
            return false;
        }
        draft.linkedTo(name);
        return true;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}

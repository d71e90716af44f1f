package io.tocsin.ingest.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a paragraph into sentences. A point after an abbreviation ends none, unless a word follows that
/// opens sentences; a point within parentheses ends none.
final class Sentences {
    private static final Pattern END =
            Pattern.compile("[.!?]+[\"')\\]]{0,3}\\s+(?=[\"'(\\[]{0,2}[A-Z0-9\\u00c0-\\u00de])");
    /// A parenthesis that closes before its sentence does belongs to what stands before it: "Example A.S.
    /// (Poland)."
    private static final Pattern REMARK = Pattern.compile("\\([^().!?]{1,60}\\)[.,;]");
    private static final Pattern LAST_WORD = Pattern.compile("[\\p{L}.]+$");
    /// After these a point ends a sentence only before an {@link #OPENERS opener}.
    private static final Set<String> OFTEN_LAST = Set.of(
            "co", "ltd", "inc", "corp", "l.l.c", "s.a", "u.s", "u.k", "u.a.e", "u.n", "plc", "bhd", "etc", "jr", "sr");
    /// After these a point never ends a sentence.
    private static final Set<String> NEVER_LAST = Set.of(
            "e.o", "no", "nos", "mr", "mrs", "ms", "dr", "st", "gen", "lt", "col", "sgt", "maj", "brig", "capt", "adm",
            "rep", "sen", "gov", "pvt", "pte", "pty", "sdn", "sec", "art", "dept", "bros", "vs", "i.e", "e.g", "a.k.a",
            "f.k.a", "n.k.a", "d.b.a", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
            "dec", "para", "approx", "prof", "hon", "rev", "fed", "reg", "mfg", "intl", "int'l");
    private static final Set<String> OPENERS = Set.of(
            "the",
            "this",
            "these",
            "those",
            "that",
            "it",
            "in",
            "on",
            "as",
            "today",
            "both",
            "all",
            "such",
            "he",
            "she",
            "they",
            "its",
            "his",
            "her",
            "their",
            "according",
            "pursuant",
            "ofac",
            "for",
            "at",
            "since",
            "additionally",
            "also",
            "we",
            "from",
            "while",
            "when",
            "an",
            "a",
            "under",
            "through",
            "treasury",
            "state",
            "specifically",
            "finally",
            "further",
            "furthermore",
            "moreover",
            "during",
            "between",
            "with",
            "by",
            "concurrently",
            "to",
            "if");
    private static final int PARENTHESIS_LIMIT = 600;

    private Sentences() {}

    /// Where a sentence stands in its paragraph, without surrounding space.
    record Span(int start, int end) {}

    static List<Span> split(String paragraph) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        int closed = 0;
        Matcher end = END.matcher(paragraph);
        while (end.find()) {
            if (end.start() >= closed) {
                closed = endOfParenthesis(paragraph, Math.max(start, closed), end.start());
            }
            if (end.start() >= closed && ends(paragraph, start, end)) {
                add(paragraph, start, end.end(), spans);
                start = end.end();
            }
        }
        add(paragraph, start, paragraph.length(), spans);
        return spans;
    }

    private static void add(String paragraph, int start, int end, List<Span> spans) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(paragraph.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(paragraph.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            spans.add(new Span(from, to));
        }
    }

    /// The end of the parenthesis that is open at a place; the place itself where none is open, or where
    /// it is closed too late to be meant.
    private static int endOfParenthesis(String text, int from, int place) {
        int depth = 0;
        for (int i = from; i < place; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' && depth > 0 ? -1 : 0;
        }
        for (int i = place; depth > 0 && i < Math.min(text.length(), place + PARENTHESIS_LIMIT); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return place;
    }

    private static boolean ends(String paragraph, int start, Matcher end) {
        if (REMARK.matcher(paragraph).region(end.end(), paragraph.length()).lookingAt()) {
            return false;
        }
        if (paragraph.charAt(end.start()) != '.') {
            return true;
        }
        Matcher last = LAST_WORD.matcher(paragraph).region(Math.max(start, end.start() - 40), end.start());
        if (!last.find()) {
            return true;
        }
        String word = last.group().toLowerCase(Locale.ROOT);
        if (NEVER_LAST.contains(word)) {
            return false;
        }
        boolean initial = word.length() == 1;
        boolean afterQuote = paragraph.substring(end.start(), end.end()).contains("\"");
        return afterQuote || !(initial || OFTEN_LAST.contains(word)) || opens(paragraph, end.end());
    }

    private static boolean opens(String paragraph, int start) {
        Matcher word = Pattern.compile("[\"'(]*(\\p{L}+)(?=[\\s,'])")
                .matcher(paragraph)
                .region(start, paragraph.length());
        return word.lookingAt() && OPENERS.contains(word.group(1).toLowerCase(Locale.ROOT));
    }
}

package io.tocsin.ingest.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text made uniform for the rules: one kind of quote, apostrophe, hyphen and space, no invisible
/// characters; cut into blocks (paragraphs and list items) and these into sentences. Every place can be
/// led back to the original.
public final class Prose {
    /// An em dash, or a hyphen or en dash with a space on both sides, which set a description apart.
    static final char DASH = '\u2013';

    private static final Pattern MARKER =
            Pattern.compile("\\s*(?:[-*\u2022\u00b7\u25aa\u25e6\u2023\u25cf\u25a0\u2013]\\s+|o\\s+(?=[A-Z])"
                    + "|\\(?\\d{1,3}[.)]\\s+|\\(?[a-z][.)]\\s+)");
    private static final String BULLETS = "\u2022\u25aa\u25e6\u2023\u25cf\u25a0";
    private static final int WRAP_COLUMN = 110;
    private static final int WRAPPED_LINES_AT_LEAST = 4;

    private final String original;
    private final StringBuilder text;
    private final int[] origin;

    /// A paragraph, heading or list item.
    record Block(boolean item, List<Sentence> sentences) {}

    /// A sentence: its uniform text, and what the document has there.
    record Sentence(String text, String quote) {}

    private Prose(String original, StringBuilder text, int[] origin) {
        this.original = original;
        this.text = text;
        this.origin = origin;
    }

    static Prose of(String original) {
        StringBuilder text = new StringBuilder(original.length());
        int[] origin = new int[original.length() + 1];
        for (int i = 0; i < original.length(); i++) {
            char c = uniform(original.charAt(i));
            if (c != 0) {
                origin[text.length()] = i;
                text.append(c);
            }
        }
        origin[text.length()] = original.length();
        return new Prose(original, text, origin);
    }

    /// The same text with one kind of each mark.
    public static String uniform(String text) {
        return of(text).text.toString();
    }

    private static char uniform(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u201a', '\u201b', '\u2032', '\u02bc', '`', '\u00b4' -> '\'';
            case '\u201c', '\u201d', '\u201e', '\u201f', '\u2033', '\u00ab', '\u00bb' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2043', '\ufe63', '\uff0d' -> '-';
            case '\u2014', '\u2015' -> '\u2014';
            case '\u00a0', '\u2007', '\u202f', '\u2009', '\u200a', '\u2002', '\u2003', '\t', '\f' -> ' ';
            case '\u2028', '\u2029', '\u0085' -> '\n';
            case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\r' -> 0;
            default -> c;
        };
    }

    /// The blocks in their order; those without a letter are left out.
    List<Block> blocks() {
        unwrap();
        List<Block> blocks = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n') {
                addBlocks(start, i, blocks);
                start = i + 1;
            }
        }
        return blocks;
    }

    /// A line may hold several items, each behind its bullet.
    private void addBlocks(int start, int end, List<Block> blocks) {
        int from = start;
        for (int i = start + 1; i < end; i++) {
            if (BULLETS.indexOf(text.charAt(i)) >= 0) {
                addBlock(from, i, blocks);
                from = i;
            }
        }
        addBlock(from, end, blocks);
    }

    private void addBlock(int start, int end, List<Block> blocks) {
        Matcher marker = MARKER.matcher(text).region(start, end);
        boolean item = marker.lookingAt();
        int from = item ? marker.end() : start;
        String line = text.substring(from, end);
        if (line.chars().anyMatch(Character::isLetter)) {
            List<Sentence> sentences = new ArrayList<>();
            for (Sentences.Span span : Sentences.split(line)) {
                int last = origin[from + span.end() - 1] + 1;
                sentences.add(new Sentence(
                        line.substring(span.start(), span.end()),
                        original.substring(origin[from + span.start()], last)));
            }
            blocks.add(new Block(item, sentences));
        }
    }

    /// In a text wrapped at a column a line break is a space, unless a blank line or a list item follows.
    private void unwrap() {
        if (!wrapped()) {
            return;
        }
        for (int i = text.indexOf("\n"); i >= 0 && i + 1 < text.length(); i = text.indexOf("\n", i + 1)) {
            boolean paragraphEnds = text.charAt(i + 1) == '\n' || i > 0 && text.charAt(i - 1) == '\n';
            int lineEnd = text.indexOf("\n", i + 1);
            Matcher marker = MARKER.matcher(text).region(i + 1, lineEnd < 0 ? text.length() : lineEnd);
            if (!paragraphEnds && !marker.lookingAt()) {
                text.setCharAt(i, ' ');
            }
        }
    }

    private boolean wrapped() {
        List<String> lines =
                text.toString().lines().filter(line -> !line.isBlank()).toList();
        long continued = lines.stream()
                .skip(1)
                .filter(line -> Character.isLowerCase(line.strip().charAt(0)))
                .count();
        return lines.stream().allMatch(line -> line.length() <= WRAP_COLUMN)
                && continued >= WRAPPED_LINES_AT_LEAST
                && continued * 4 >= lines.size();
    }
}

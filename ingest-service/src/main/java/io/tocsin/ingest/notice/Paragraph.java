package io.tocsin.ingest.notice;

import io.tocsin.ingest.prose.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A paragraph, heading or list item of a text.
///
/// @param text uniform and on one line, without the bullet or number before it
/// @param start where it begins in the text
/// @param end where it ends there
/// @param marked whether a bullet, a number or a letter stood before it
record Paragraph(String text, int start, int end, boolean marked) {
    private static final Pattern MARK = Pattern.compile(
            "(?:\\d{1,4}\\.|\\(\\d{1,3}\\)|\\(?[a-z]\\)|[A-Z]\\.(?= )|<bullet>|[\u2022*\u25aa\u25cf\u00b7]|--?(?= )|--(?=\\p{Lu})|[\u2013\u2014](?=\\s?\\p{Lu}))\\s*");
    /// The Federal Register prints 72 columns, other offices up to this many.
    private static final int COLUMNS = 100;
    private static final int LONG_LINE = 55;
    private static final int CONTINUED_AT_LEAST = 3;

    private record Line(int start, int end, int indent, String words) {
        boolean blank() {
            return words.isEmpty();
        }
    }

    /// The paragraphs of a text in order. In a text that is wrapped at a column, a blank line, an indented line
    /// and a bullet begin a new one; else each line is one.
    static List<Paragraph> of(String text) {
        List<Line> lines = lines(text);
        boolean wrapped = wrapped(lines);
        int margin = lines.stream()
                .filter(line -> !line.blank())
                .mapToInt(Line::indent)
                .min()
                .orElse(0);
        List<Paragraph> paragraphs = new ArrayList<>();
        List<Line> open = new ArrayList<>();
        for (Line line : lines) {
            if (!wrapped || begins(line, open, margin)) {
                add(text, open, paragraphs);
                open.clear();
            }
            if (!line.blank()) {
                open.add(line);
            }
        }
        add(text, open, paragraphs);
        return paragraphs;
    }

    /// The same paragraph without the words at its beginning.
    Paragraph without(String beginning) {
        return new Paragraph(text.substring(beginning.length()).strip(), start, end, marked);
    }

    /// What the document has from the beginning of this paragraph to the end of another.
    String quote(String text, Paragraph last) {
        return text.substring(start, last.end);
    }

    private static boolean begins(Line line, List<Line> open, int margin) {
        return open.isEmpty()
                || line.blank()
                || line.indent() > margin + 1
                || MARK.matcher(line.words()).lookingAt()
                || open.getLast().words().matches("(?s).*(?:;|; and|:)$");
    }

    private static void add(String text, List<Line> lines, List<Paragraph> to) {
        if (lines.isEmpty()) {
            return;
        }
        int start = lines.getFirst().start();
        int end = lines.getLast().end();
        String words = Prose.uniform(
                        text.substring(start, end).replace("``", "\"").replace("''", "\""))
                .replaceAll("\\s+", " ")
                .strip();
        var mark = MARK.matcher(words);
        boolean marked = mark.lookingAt() && mark.end() < words.length();
        if (words.chars().anyMatch(Character::isLetter)) {
            to.add(new Paragraph(marked ? words.substring(mark.end()) : words, start, end, marked));
        }
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 ? text.length() : newline;
            String line = text.substring(from, to);
            String words = line.strip();
            int indent = words.isEmpty() ? 0 : line.indexOf(words.charAt(0));
            lines.add(new Line(from + indent, from + indent + words.length(), indent, words));
            from = to + 1;
        }
        return lines;
    }

    private static boolean wrapped(List<Line> lines) {
        long continued = 0;
        for (int i = 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            Line before = lines.get(i - 1);
            if (line.words().length() > COLUMNS) {
                return false;
            }
            boolean follows = !line.blank() && before.words().length() >= LONG_LINE && line.indent() <= before.indent();
            continued += follows && Character.isLowerCase(line.words().codePointAt(0)) ? 1 : 0;
        }
        return continued >= CONTINUED_AT_LEAST;
    }
}

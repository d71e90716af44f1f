package io.tocsin.local.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One line for the terminal, piece by piece with its colours.
public record Line(List<Piece> pieces) {
    private static final int NAME_COLUMNS = 60;

    /// A piece of text in one colour, without control characters and without characters that turn the
    /// direction of writing.
    public record Piece(Ink ink, String text) {
        public Piece {
            text = text.codePoints()
                    .map(c -> isSafe(c) ? c : '?')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        private static boolean isSafe(int c) {
            int type = Character.getType(c);
            return type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
        }
    }

    public Line {
        pieces = List.copyOf(pieces);
    }

    public static Line of(String text) {
        return new Line(List.of(new Piece(Ink.PLAIN, text)));
    }

    public static Line of(Ink ink, String text) {
        return new Line(List.of(new Piece(ink, text)));
    }

    /// The line with one more piece, two blanks after what is there.
    public Line and(Ink ink, String text) {
        List<Piece> more = new ArrayList<>(pieces);
        more.add(new Piece(Ink.PLAIN, "  "));
        more.add(new Piece(ink, text));
        return new Line(more);
    }

    /// A name as long as a line can bear.
    public static String shortened(String name) {
        return name.length() <= NAME_COLUMNS ? name : name.substring(0, NAME_COLUMNS - 1) + "…";
    }

    public String plain() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining()).stripTrailing();
    }

    public String coloured() {
        return pieces.stream().map(piece -> piece.ink().paint(piece.text())).collect(Collectors.joining());
    }
}

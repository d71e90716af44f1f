package io.tocsin.registry.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What two texts have in common and what went and came between them, word by word.
final class WordDifference {
    /// Cells of the table that finds what is common; above, the middle of the texts went and came whole.
    private static final long CELLS = 1_000_000;

    private static final Pattern WORD = Pattern.compile("\\s*\\S+|\\s+$");

    private final List<String> before;
    private final List<String> after;
    private final List<Piece> pieces = new ArrayList<>();

    private WordDifference(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /// A piece of text that is in both, in the first alone or in the second alone.
    record Piece(Kind kind, String text) {
        enum Kind {
            SAME,
            GONE,
            COME
        }

        public boolean isGone() {
            return kind == Kind.GONE;
        }

        public boolean isCome() {
            return kind == Kind.COME;
        }
    }

    /// The pieces in their order: those that are not gone make up the second text, those that did not come
    /// the first.
    static List<Piece> between(String before, String after) {
        return new WordDifference(words(before), words(after)).pieces();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private List<Piece> pieces() {
        int least = Math.min(before.size(), after.size());
        int head = 0;
        while (head < least && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        add(Piece.Kind.SAME, before.subList(0, head));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        add(Piece.Kind.SAME, before.subList(before.size() - tail, before.size()));
        return List.copyOf(pieces);
    }

    private void middle(List<String> gone, List<String> come) {
        if ((long) gone.size() * come.size() > CELLS) {
            add(Piece.Kind.GONE, gone);
            add(Piece.Kind.COME, come);
            return;
        }
        int[][] common = common(gone, come);
        int i = 0;
        int j = 0;
        while (i < gone.size() || j < come.size()) {
            if (i < gone.size() && j < come.size() && gone.get(i).equals(come.get(j))) {
                add(Piece.Kind.SAME, gone.subList(i, i + 1));
                i++;
                j++;
            } else if (j == come.size() || i < gone.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(Piece.Kind.GONE, gone.subList(i, i + 1));
                i++;
            } else {
                add(Piece.Kind.COME, come.subList(j, j + 1));
                j++;
            }
        }
    }

    /// How many words are common from each pair of places on.
    private static int[][] common(List<String> gone, List<String> come) {
        int[][] common = new int[gone.size() + 1][come.size() + 1];
        for (int i = gone.size() - 1; i >= 0; i--) {
            for (int j = come.size() - 1; j >= 0; j--) {
                common[i][j] = gone.get(i).equals(come.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void add(Piece.Kind kind, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        String text = String.join("", words);
        if (!pieces.isEmpty() && pieces.getLast().kind() == kind) {
            text = pieces.removeLast().text() + text;
        }
        pieces.add(new Piece(kind, text));
    }
}

package io.tocsin.ingest.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.Change;
import io.tocsin.designation.Significance;
import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.DesignationEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what was edited in an entry, word by word, so that the same edit in many entries is known as the
/// same.
final class SameEdit {
    /// Above so many pairs of words, two texts are taken as replaced whole.
    private static final int MAX_WORD_PAIRS = 1 << 20;

    private static final String APART = " \u2026 ";

    private SameEdit() {}

    /// Words that were replaced by others; one of the two may be empty.
    private record Hunk(String before, String after) {}

    /// The edit that a minor amendment of one field comes to; empty for every other event.
    static Optional<Bulk.Edit> of(DesignationEvent event) {
        if (!(event instanceof DesignationEvent.Amended amended)
                || amended.changes().size() != 1
                || amended.significance() != Significance.MINOR) {
            return Optional.empty();
        }
        Change change = amended.changes().getFirst();
        Set<Hunk> hunks = new LinkedHashSet<>();
        hunks(change.before(), change.after(), hunks);
        return Optional.of(new Bulk.Edit(change.field(), join(hunks, Hunk::before), join(hunks, Hunk::after)));
    }

    private static @Nullable String join(Set<Hunk> hunks, Function<Hunk, String> part) {
        String joined = hunks.stream().map(part).filter(text -> !text.isEmpty()).collect(Collectors.joining(APART));
        return joined.isEmpty() ? null : joined;
    }

    private static void hunks(JsonNode before, JsonNode after, Set<Hunk> hunks) {
        if (!before.isArray() && !after.isArray()) {
            words(text(before), text(after), hunks);
            return;
        }
        List<JsonNode> went = without(before, after);
        List<JsonNode> came = without(after, before);
        for (int i = 0; i < Math.max(went.size(), came.size()); i++) {
            words(i < went.size() ? text(went.get(i)) : "", i < came.size() ? text(came.get(i)) : "", hunks);
        }
    }

    private static List<JsonNode> without(JsonNode some, JsonNode others) {
        List<JsonNode> rest = new ArrayList<>();
        Set<JsonNode> excluded = new LinkedHashSet<>();
        others.forEach(excluded::add);
        some.forEach(value -> {
            if (!excluded.contains(value)) {
                rest.add(value);
            }
        });
        return rest;
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.isTextual() ? value.asText() : value.toString();
    }

    private static void words(String before, String after, Set<Hunk> hunks) {
        List<String> old = split(before);
        List<String> now = split(after);
        int start = 0;
        while (start < old.size() && start < now.size() && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < old.size() - start
                && end < now.size() - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        align(old.subList(start, old.size() - end), now.subList(start, now.size() - end), hunks);
    }

    private static List<String> split(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    /// The longest common sequence of words stays, and what stands between its words was edited.
    private static void align(List<String> old, List<String> now, Set<Hunk> hunks) {
        if ((long) old.size() * now.size() > MAX_WORD_PAIRS) {
            hunks.add(new Hunk(String.join(" ", old), String.join(" ", now)));
            return;
        }
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            int fromOld = i;
            int fromNow = j;
            while (i < old.size() || j < now.size()) {
                if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                    break;
                }
                if (j == now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            if (i > fromOld || j > fromNow) {
                hunks.add(
                        new Hunk(String.join(" ", old.subList(fromOld, i)), String.join(" ", now.subList(fromNow, j))));
            }
            while (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
            }
        }
    }
}

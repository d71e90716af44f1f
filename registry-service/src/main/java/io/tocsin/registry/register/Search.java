package io.tocsin.registry.register;

import io.tocsin.designation.DesignationId;
import io.tocsin.registry.spelling.Spelling;
import io.tocsin.registry.spelling.Tag;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A search as somebody typed it: words of names, in any order and script, or a number, a reference or an
/// id.
public final class Search {
    /// Words that are found at the beginning of words alone: elsewhere they would be everywhere.
    private static final int SHORT = 2;

    private final String phrase;
    private final List<String> words;
    private final String reference;
    private final Set<String> numbers;
    private final String id;

    private Search(String phrase, String reference, Set<String> numbers, String id) {
        this.phrase = phrase;
        this.words = Arrays.stream(phrase.strip().split(" "))
                .distinct()
                .filter(word -> !word.isEmpty())
                .toList();
        this.reference = reference;
        this.numbers = numbers;
        this.id = id;
    }

    /// Reads a text; one without a letter or digit finds nothing.
    public static Search of(String text) {
        return new Search(Spelling.words(text), Spelling.number(text), Spelling.numbers(text), id(text.strip()));
    }

    /// The id that a text is, "" where it is none: no designation has that.
    private static String id(String text) {
        try {
            return DesignationId.parse(text).toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /// The name that answers best, the first of those alike; empty where none has a word of the search.
    public Optional<String> best(Collection<String> names) {
        record Answer(String name, int words, @Nullable Relevance relevance) {}
        return names.stream()
                .map(name -> {
                    String line = Spelling.words(name);
                    return new Answer(
                            name,
                            (int) words.stream().filter(word -> has(line, word)).count(),
                            relevance(line));
                })
                .filter(answer -> answer.words > 0)
                .min(Comparator.comparing(Answer::relevance, Comparator.nullsLast(Comparator.<Relevance>naturalOrder()))
                        .thenComparing(Answer::words, Comparator.reverseOrder()))
                .map(Answer::name);
    }

    private @Nullable Relevance relevance(String line) {
        if (line.equals(phrase)) {
            return Relevance.SAME;
        }
        if (line.startsWith(phrase)) {
            return Relevance.BEGINNING;
        }
        if (words.stream().allMatch(word -> line.contains(" " + word))) {
            return Relevance.WORDS;
        }
        return words.stream().allMatch(word -> has(line, word)) ? Relevance.ANYWHERE : null;
    }

    private static boolean has(String line, String word) {
        return line.contains(word.length() <= SHORT ? " " + word : word);
    }

    /// What finds the designations that answer, however well.
    Clause matches(String candidate) {
        return words.isEmpty() ? Clause.NOTHING : Clause.any(same(candidate), anywhere(candidate));
    }

    /// What finds the designations that had all words at some time; empty where the search has none.
    Optional<Clause> everHadWords(String candidate) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Clause.all(words.stream()
                        .map(word -> Clause.of(candidate + ".ever_searchable LIKE ?", pattern(word, "%")))
                        .toList()));
    }

    /// What finds the designations that answer so well, and no better.
    Clause matches(String candidate, Relevance relevance) {
        if (words.isEmpty()) {
            return Clause.NOTHING;
        }
        Stream<Clause> better = Arrays.stream(Relevance.values())
                .filter(other -> other.compareTo(relevance) < 0)
                .map(other -> atLeast(candidate, other).not());
        return Clause.all(
                Stream.concat(Stream.of(atLeast(candidate, relevance)), better).toList());
    }

    /// How well a designation answers that does: the number of its relevance.
    Clause rank(String candidate) {
        if (words.isEmpty()) {
            return Clause.of("0");
        }
        Clause same = same(candidate);
        Clause beginning = beginning(candidate);
        Clause words = each(candidate, "% ");
        return new Clause(
                "CASE WHEN " + same.sql() + " THEN 0 WHEN " + beginning.sql() + " THEN 1 WHEN " + words.sql()
                        + " THEN 2 ELSE 3 END",
                Stream.of(same, beginning, words)
                        .flatMap(clause -> clause.values().stream())
                        .toList());
    }

    private Clause atLeast(String candidate, Relevance relevance) {
        return switch (relevance) {
            case SAME -> same(candidate);
            case BEGINNING -> beginning(candidate);
            case WORDS -> each(candidate, "% ");
            case ANYWHERE -> anywhere(candidate);
        };
    }

    private Clause same(String candidate) {
        String name = phrase.strip();
        String[] references = {Tag.reference(reference)};
        String[] tags = Stream.concat(
                        Stream.of(Tag.name(name), Tag.reference(reference)),
                        numbers.stream().map(Tag::identifier))
                .toArray(String[]::new);
        return Clause.all(List.of(
                Clause.any(
                        Clause.of(candidate + ".ever_tags && ?::text[]", (Object) tags),
                        Clause.of(candidate + ".id = ?", id)),
                Clause.any(
                        Clause.of(WHOLE_NAME, "%\n" + phrase + "\n%"),
                        Clause.of("state.identifiers && ?::text[]", (Object) numbers.toArray(String[]::new)),
                        Clause.of(candidate + ".ever_tags @> ?::text[]", (Object) references),
                        Clause.of(candidate + ".id = ?", id))));
    }

    private Clause beginning(String candidate) {
        String indexed = phrase.length() > INDEXED ? phrase.substring(0, INDEXED) : phrase;
        return Clause.all(List.of(
                Clause.of(candidate + ".ever_searchable LIKE ?", "%" + phrase + "%"),
                Clause.of(BEGINNING, indexed + "%"),
                Clause.of("state.searchable LIKE ?", phrase + "%")));
    }

    private Clause anywhere(String candidate) {
        return each(candidate, "%");
    }

    private Clause each(String candidate, String before) {
        return Clause.all(words.stream()
                .map(word -> pattern(word, before))
                .flatMap(pattern -> Stream.of(candidate + ".ever_searchable LIKE ?", "state.searchable LIKE ?")
                        .map(condition -> Clause.of(condition, pattern)))
                .toList());
    }

    private static String pattern(String word, String before) {
        return (word.length() <= SHORT ? "% " : before) + word + "%";
    }

    private static final String WHOLE_NAME = "(E'\\n' || state.searchable || E'\\n') LIKE ?";

    /// How much of the first name the index has.
    private static final int INDEXED = 300;

    private static final String BEGINNING = "left(split_part(state.searchable, E'\\n', 1), " + INDEXED + ") LIKE ?";

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Search search
                && search.phrase.equals(phrase)
                && search.numbers.equals(numbers)
                && search.id.equals(id);
    }

    @Override
    public int hashCode() {
        return phrase.hashCode();
    }

    @Override
    public String toString() {
        return phrase.strip();
    }
}

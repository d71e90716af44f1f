package io.tocsin.ingest.notice;

import io.tocsin.ingest.notice.LabelledText.Label;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// How much of what texts say is read, and how much of what is read they say: precision and recall of each field
/// over the labelled texts.
final class ExtractionQuality {
    /// What is counted: who; and of whom what.
    enum Field {
        PARTY,
        ACTION,
        TYPE,
        COUNTRY,
        LEGAL_BASIS,
        ALIAS
    }

    /// Counts of one field.
    ///
    /// @param right read and said
    /// @param read all that was read
    /// @param said all that the texts say
    record Score(int right, int read, int said) {
        double precision() {
            return read == 0 ? 1 : (double) right / read;
        }

        double recall() {
            return said == 0 ? 1 : (double) right / said;
        }

        Score and(Score other) {
            return new Score(right + other.right, read + other.read, said + other.said);
        }
    }

    private final Map<Field, Score> scores = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private int texts;

    static List<LabelledText> labelled() throws URISyntaxException {
        Path own = folder("/extraction-quality");
        return Stream.concat(
                        LabelledText.texts(own).map(LabelledText::of),
                        LabelledText.texts(folder("/announcements")).map(LabelledText::beside))
                .toList();
    }

    static ExtractionQuality of(List<LabelledText> texts) {
        ExtractionQuality quality = new ExtractionQuality();
        texts.forEach(quality::take);
        return quality;
    }

    Score score(Field field) {
        return scores.getOrDefault(field, new Score(0, 0, 0));
    }

    /// All fields together.
    Score all() {
        return scores.values().stream().reduce(new Score(0, 0, 0), Score::and);
    }

    List<String> mistakes() {
        return mistakes;
    }

    String table() {
        StringBuilder table = new StringBuilder("%d texts, %d parties%n%-12s %9s %9s   right/read/said%n"
                .formatted(texts, score(Field.PARTY).said(), "field", "precision", "recall"));
        scores.forEach((field, score) -> table.append(row(field.name().toLowerCase(Locale.ROOT), score)));
        return table.append(row("all", all())).toString();
    }

    private static String row(String name, Score score) {
        return "%-12s %9.3f %9.3f   %d/%d/%d%n"
                .formatted(name, score.precision(), score.recall(), score.right(), score.read(), score.said());
    }

    private void take(LabelledText text) {
        texts++;
        List<Label> read = TextReader.read(text.announcement()).parties().stream()
                .map(Label::of)
                .toList();
        for (Field field : Field.values()) {
            Set<String> said = facts(text.expected(), field);
            Set<String> found = facts(read, field);
            Set<String> right = new HashSet<>(found);
            right.retainAll(said);
            scores.merge(field, new Score(right.size(), found.size(), said.size()), Score::and);
            found.stream()
                    .filter(fact -> !said.contains(fact))
                    .forEach(fact -> mistakes.add(text.name() + ": " + field + " read but not said: " + fact));
            said.stream()
                    .filter(fact -> !found.contains(fact))
                    .forEach(fact -> mistakes.add(text.name() + ": " + field + " said but not read: " + fact));
        }
    }

    private static Set<String> facts(List<Label> labels, Field field) {
        Set<String> facts = new HashSet<>();
        for (Label label : labels) {
            String party = spelling(label.name());
            switch (field) {
                case PARTY -> facts.add(party);
                case ACTION -> facts.add(party + " = " + label.action());
                case TYPE -> facts.add(party + " = " + label.type());
                case COUNTRY -> {
                    if (label.country() != null) {
                        facts.add(party + " = " + label.country());
                    }
                }
                case LEGAL_BASIS -> label.bases().forEach(basis -> facts.add(party + " = " + basis));
                case ALIAS -> label.aliases().forEach(alias -> facts.add(party + " = " + spelling(alias)));
            }
        }
        return facts;
    }

    private static String spelling(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static Path folder(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ExtractionQuality.class.getResource(name))
                .toURI());
    }
}

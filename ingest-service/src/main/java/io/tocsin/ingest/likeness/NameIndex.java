package io.tocsin.ingest.likeness;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds the entries of a list that may name a party, by the words of their names, and knows how rare each
/// word is. It holds words alone, not entries. Not safe for threads that change it at once.
public final class NameIndex {
    private static final String LATIN = "Latn";

    /// Each word once, however many entries have it.
    private final Map<String, String> dictionary = new HashMap<>();

    private final Map<String, String[]> wordsByReference = new HashMap<>();
    private final Map<String, List<String>> referencesBySound = new HashMap<>();
    private final Map<String, Integer> entriesByWord = new HashMap<>();

    /// An entry came or changed: it has these names now.
    public void put(Designation entry) {
        remove(entry.reference());
        String[] words = words(entry)
                .map(word -> dictionary.computeIfAbsent(word, Function.identity()))
                .toArray(String[]::new);
        wordsByReference.put(entry.reference(), words);
        for (String word : words) {
            entriesByWord.merge(word, 1, Integer::sum);
        }
        sounds(words)
                .forEach(sound -> referencesBySound
                        .computeIfAbsent(sound, key -> new ArrayList<>(1))
                        .add(entry.reference()));
    }

    private void remove(String reference) {
        String[] words = wordsByReference.remove(reference);
        if (words == null) {
            return;
        }
        for (String word : words) {
            entriesByWord.computeIfPresent(word, (key, having) -> having == 1 ? null : having - 1);
        }
        sounds(words)
                .forEach(sound -> referencesBySound.computeIfPresent(sound, (key, references) -> {
                    references.remove(reference);
                    return references.isEmpty() ? null : references;
                }));
    }

    /// How many entries it has.
    public int size() {
        return wordsByReference.size();
    }

    /// The references of the entries that share most with the names of a party, the likeliest first.
    ///
    /// @param atMost so many
    public List<String> candidates(Designation party, int atMost) {
        Map<String, Double> shared = new HashMap<>();
        sounds(words(party).toArray(String[]::new)).forEach(sound -> {
            List<String> references = referencesBySound.getOrDefault(sound, List.of());
            double weight = Rarity.weight(sound, references.size(), size());
            references.forEach(reference -> shared.merge(reference, weight, Double::sum));
        });
        return shared.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(atMost)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How rare the words are among its entries.
    Rarity rarity() {
        return word -> Rarity.weight(word, entriesByWord.getOrDefault(word, 0), size());
    }

    /// The words of all Latin names, each once.
    private static Stream<String> words(Designation designation) {
        return designation.subject().names().stream()
                .filter(name -> name.script().equals(LATIN))
                .map(Name::name)
                .flatMap(name -> Wording.of(name).words().stream())
                .distinct();
    }

    /// How the telling words sound; where there are no others, the legal forms and particles too.
    private static Stream<String> sounds(String[] words) {
        List<String> telling = Arrays.stream(words)
                .filter(word -> !Wording.isLegalForm(word) && !Wording.isParticle(word))
                .toList();
        return (telling.isEmpty() ? Arrays.stream(words) : telling.stream())
                .map(Wording::sound)
                .distinct();
    }
}

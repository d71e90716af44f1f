package io.tocsin.ingest.likeness;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds the entries of a list that may name a party, by the words of their names, and knows how rare each
/// word is. It holds words alone, not entries. Not safe for threads that change it at once.
public final class NameIndex {
    private static final String LATIN = "Latn";

    /// Each word once, however many entries have it, with how it sounds.
    private final Map<String, Word> dictionary = new HashMap<>();

    private record Word(String word, String sound) {
        static Word of(String word) {
            return new Word(word, Wording.sound(word));
        }
    }

    private final Map<String, String[]> wordsByKey = new HashMap<>();
    private final Map<String, List<String>> keysBySound = new HashMap<>();
    private final Map<String, Integer> entriesByWord = new HashMap<>();

    /// An entry came or changed: it has these names now.
    ///
    /// @param key under which it is found again
    public void put(String key, Designation entry) {
        remove(key);
        String[] words = words(entry)
                .map(word -> dictionary.computeIfAbsent(word, Word::of).word())
                .toArray(String[]::new);
        wordsByKey.put(key, words);
        for (String word : words) {
            entriesByWord.merge(word, 1, Integer::sum);
        }
        sounds(words)
                .forEach(sound -> keysBySound
                        .computeIfAbsent(sound, first -> new ArrayList<>(1))
                        .add(key));
    }

    private void remove(String key) {
        String[] words = wordsByKey.remove(key);
        if (words == null) {
            return;
        }
        for (String word : words) {
            entriesByWord.computeIfPresent(word, (w, having) -> having == 1 ? null : having - 1);
        }
        sounds(words)
                .forEach(sound -> keysBySound.computeIfPresent(sound, (s, keys) -> {
                    keys.remove(key);
                    return keys.isEmpty() ? null : keys;
                }));
    }

    /// How many entries it has.
    public int size() {
        return wordsByKey.size();
    }

    /// The keys of the entries that share most with the names of a party, the likeliest first.
    ///
    /// @param atMost so many
    public List<String> candidates(Designation party, int atMost) {
        Map<String, Double> shared = new HashMap<>();
        sounds(words(party).toArray(String[]::new)).forEach(sound -> {
            List<String> keys = keysBySound.getOrDefault(sound, List.of());
            double weight = Rarity.weight(sound, keys.size(), size());
            keys.forEach(key -> shared.merge(key, weight, Double::sum));
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
    private Stream<String> sounds(String[] words) {
        List<String> telling = Arrays.stream(words)
                .filter(word -> !Wording.isLegalForm(word) && !Wording.isParticle(word))
                .toList();
        return (telling.isEmpty() ? Arrays.stream(words) : telling.stream())
                .map(word -> {
                    Word known = dictionary.get(word);
                    return known == null ? Wording.sound(word) : known.sound();
                })
                .distinct();
    }
}

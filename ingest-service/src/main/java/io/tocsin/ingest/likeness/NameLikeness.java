package io.tocsin.ingest.likeness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How alike two names are. Symmetric; names with the same words score 1.
///
/// @param score 0 to 1
/// @param onlyInOne words of the one name that the other does not have, legal forms and particles left out
/// @param onlyInOther likewise
/// @param variants words that both have in two spellings: "machine, machinery"
record NameLikeness(double score, List<String> onlyInOne, List<String> onlyInOther, List<String> variants) {
    /// Two words below this likeness are two words.
    private static final double SAME_WORD = 0.75;

    /// Two words and how alike they are; which of them comes first in the alphabet.
    private record Pair(int one, int other, double likeness, double weight, String earlier, String later) {}

    /// @param rarity of the words on the list that is compared with
    /// @param persons names of persons: the one may leave out names that the other has
    static NameLikeness of(Wording one, Wording other, Rarity rarity, boolean persons) {
        if (one.sameWords(other)) {
            return new NameLikeness(one.words().isEmpty() ? 0 : 1, List.of(), List.of(), List.of());
        }
        List<String> a = one.joinedAs(other).words();
        List<String> b = other.joinedAs(one).words();
        List<Pair> pairs = pairs(a, b, rarity);
        double common = 0;
        int telling = 0;
        boolean[] takenA = new boolean[a.size()];
        boolean[] takenB = new boolean[b.size()];
        List<String> variants = new ArrayList<>();
        for (Pair pair : pairs) {
            if (takenA[pair.one()] || takenB[pair.other()]) {
                continue;
            }
            takenA[pair.one()] = true;
            takenB[pair.other()] = true;
            common += pair.likeness() * pair.weight();
            telling += isTelling(a.get(pair.one())) && isTelling(b.get(pair.other())) ? 1 : 0;
            if (pair.likeness() < 1) {
                variants.add(a.get(pair.one()) + ", " + b.get(pair.other()));
            }
        }
        List<String> onlyA = left(a, takenA);
        List<String> onlyB = left(b, takenB);
        double sumA = sum(a, rarity);
        double sumB = sum(b, rarity);
        double whole = (sumA + sumB) / 2;
        double smaller = Math.min(sumA, sumB);
        double shared = common / whole;
        double contained = Math.min(1, common / smaller);
        double trustInPart = persons ? (telling >= 2 ? 0.5 : 0.1) : 0.2;
        // A word in place of another speaks against; a word that is only left out does less.
        double replaced = Math.min(sum(onlyA, rarity), sum(onlyB, rarity)) / whole;
        double score = ((1 - trustInPart) * shared + trustInPart * contained) * (1 - replaced / 2);
        if (telling == 0 || numbersDiffer(onlyA, onlyB)) {
            score /= 2;
        }
        return new NameLikeness(Math.clamp(score, 0, 0.99), tellingOf(onlyA), tellingOf(onlyB), variants);
    }

    /// The likeliest and heaviest first, in an order that does not depend on which name is the one.
    private static List<Pair> pairs(List<String> a, List<String> b, Rarity rarity) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
                double likeness = wordLikeness(a.get(i), b.get(j));
                if (likeness >= SAME_WORD) {
                    double weight = (rarity.weight(a.get(i)) + rarity.weight(b.get(j))) / 2;
                    boolean inOrder = a.get(i).compareTo(b.get(j)) < 0;
                    pairs.add(new Pair(
                            i, j, likeness, weight, inOrder ? a.get(i) : b.get(j), inOrder ? b.get(j) : a.get(i)));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness)
                .thenComparingDouble(Pair::weight)
                .reversed()
                .thenComparing(Pair::earlier)
                .thenComparing(Pair::later));
        return pairs;
    }

    static double wordLikeness(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        if (Wording.isNumber(a) || Wording.isNumber(b) || Wording.isLegalForm(a) != Wording.isLegalForm(b)) {
            return 0;
        }
        if (Wording.sound(a).equals(Wording.sound(b))) {
            return 0.95;
        }
        int shorter = Math.min(a.length(), b.length());
        int longer = Math.max(a.length(), b.length());
        if (shorter == 1 && longer > 1 && a.charAt(0) == b.charAt(0)) {
            return 0.8; // An initial.
        }
        int edits = edits(a, b);
        if (shorter >= 5 && edits == 1) {
            return 0.9;
        }
        if (shorter >= 8 && edits == 2) {
            return 0.85;
        }
        int begun = 0;
        while (begun < shorter && a.charAt(begun) == b.charAt(begun)) {
            begun++;
        }
        return begun >= 5 && begun >= 0.65 * longer ? 0.8 : 0;
    }

    /// Insertions, deletions, replacements and swaps of neighbours.
    private static int edits(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, Math.min(last[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = now;
        }
        return last[b.length()];
    }

    /// Numbers tell apart: "Plant 12" is not "Plant 14".
    private static boolean numbersDiffer(List<String> onlyA, List<String> onlyB) {
        return onlyA.stream().anyMatch(Wording::isNumber) && onlyB.stream().anyMatch(Wording::isNumber);
    }

    private static boolean isTelling(String word) {
        return !Wording.isLegalForm(word) && !Wording.isParticle(word);
    }

    private static List<String> tellingOf(List<String> words) {
        return words.stream().filter(NameLikeness::isTelling).toList();
    }

    private static List<String> left(List<String> words, boolean[] taken) {
        List<String> left = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!taken[i]) {
                left.add(words.get(i));
            }
        }
        return left;
    }

    private static double sum(List<String> words, Rarity rarity) {
        return words.stream().mapToDouble(rarity::weight).sum();
    }
}

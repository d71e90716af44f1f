package io.tocsin.ingest.likeness;

/// How much a word tells of a party: a word that few entries of the list have tells much, one that many have
/// tells little, and a legal form hardly anything.
interface Rarity {
    /// Every word tells as much as its kind allows; for where there is no list.
    Rarity UNKNOWN = word -> kind(word);

    /// Above 0, up to 1.
    double weight(String word);

    /// What the kind of a word allows.
    private static double kind(String word) {
        if (Wording.isLegalForm(word)) {
            return 0.04;
        }
        if (Wording.isParticle(word)) {
            return 0.1;
        }
        return Wording.isOrdinary(word) ? 0.5 : 1.0;
    }

    /// By how many of a list's entries have the word.
    ///
    /// @param having entries with the word
    /// @param entries of the list
    static double weight(String word, int having, int entries) {
        double commonness = entries == 0 ? 0 : Math.log1p(having) / Math.log1p(entries);
        return Math.min(kind(word), 1 - 0.75 * commonness);
    }
}

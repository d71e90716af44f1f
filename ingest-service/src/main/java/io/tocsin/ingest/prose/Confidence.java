package io.tocsin.ingest.prose;

/// How sure the rules are of an extraction: a sum of what speaks for it, at most 1.
///
/// A clear official statement (verb in the progressive, legal basis in the sentence, a name that looks
/// like one) has 0.95 before its count is checked. A guess about where names end, a basis from elsewhere
/// in the text, or an unofficial text take it below 0.9.
///
/// @param tense how the verb of the act stands
/// @param basis where the legal basis was found
/// @param nameShape whether the name has two words or more, or is identified otherwise (a vessel's
/// number)
/// @param delimited whether it is beyond doubt where the name begins and ends
/// @param count whether the text's own number of parties agrees
/// @param official whether the publisher is an authority
record Confidence(Act.Tense tense, Basis basis, boolean nameShape, boolean delimited, Count count, boolean official) {
    enum Basis {
        IN_SENTENCE,
        /// Who is taken off a list, or whose entry is amended, is on it under a basis of before.
        NOT_NEEDED,
        ELSEWHERE,
        NONE
    }

    enum Count {
        AGREES,
        NOT_GIVEN,
        CONTRADICTS
    }

    /// A name stands where the act names its parties.
    private static final double NAMED = 0.40;
    private static final double VERB_OF_THE_ACT = 0.20;
    /// "has designated", "are designated under": less plainly an act of today.
    private static final double VERB_OTHERWISE = 0.15;
    private static final double BASIS_IN_SENTENCE = 0.20;
    private static final double BASIS_ELSEWHERE = 0.15;
    private static final double NAME_SHAPE = 0.10;
    private static final double DELIMITED = 0.05;
    private static final double COUNT_AGREES = 0.05;
    private static final double COUNT_CONTRADICTS = -0.15;
    private static final double UNOFFICIAL = -0.10;

    /// From 0 to 1, in steps of a hundredth.
    double value() {
        double sum = NAMED
                + (tense == Act.Tense.PROGRESSIVE ? VERB_OF_THE_ACT : VERB_OTHERWISE)
                + switch (basis) {
                    case IN_SENTENCE, NOT_NEEDED -> BASIS_IN_SENTENCE;
                    case ELSEWHERE -> BASIS_ELSEWHERE;
                    case NONE -> 0;
                }
                + (nameShape ? NAME_SHAPE : 0)
                + (delimited ? DELIMITED : 0)
                + switch (count) {
                    case AGREES -> COUNT_AGREES;
                    case NOT_GIVEN -> 0;
                    case CONTRADICTS -> COUNT_CONTRADICTS;
                }
                + (official ? 0 : UNOFFICIAL);
        return Math.round(Math.clamp(sum, 0, 1) * 100) / 100.0;
    }
}

package io.tocsin.registry.party;

import io.tocsin.designation.Designation;
import io.tocsin.designation.SubjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Judges whether two designations are of one party. Each fact that agrees leaves less room for doubt;
/// each that contradicts makes the rest count for less, and is said. A name alone never suffices, nor does
/// a name with a country where the party is a person; weak aliases and weak numbers do not count.
///
/// It is the same in both directions, and a fact more that agrees never makes it less sure.
public final class SameParty {
    /// From here on two designations are shown as one party's.
    public static final double LIKELY = 0.75;

    private static final double WHOLE_NUMBER = 0.9;
    private static final double NUMBER_OF_SOME_COUNTRY = 0.7;
    private static final double SHORT_NUMBER = 0.5;
    private static final double NAME = 0.55;
    private static final double COUNTRY = 0.5;
    private static final double[] PERSONS_NAME_BY_WORDS = {0.3, 0.5, 0.6, 0.65};
    private static final double PERSONS_COUNTRY = 0.2;
    private static final double DAY_OF_BIRTH = 0.6;
    private static final double ABOUT_THE_BIRTH = 0.3;
    private static final double CONTRADICTION = 0.8;
    private static final double PRECISION = 1000;
    private static final int NUMBERS_SHOWN = 3;

    /// What was found, and the room for doubt that it leaves.
    private static final class Findings {
        private final List<String> agreeing = new ArrayList<>();
        private final List<String> contradicting = new ArrayList<>();
        private double doubt = 1;
        private double trust = 1;

        void agree(double weight, String words) {
            doubt *= 1 - weight;
            agreeing.add(words);
        }

        void contradict(String words) {
            trust *= CONTRADICTION;
            contradicting.add(words);
        }

        Optional<Likeness> likeness() {
            double score = Math.round((1 - doubt) * trust * PRECISION) / PRECISION;
            return score >= LIKELY ? Optional.of(new Likeness(score, explanation())) : Optional.empty();
        }

        private String explanation() {
            String all = String.join("; ", agreeing)
                    + (contradicting.isEmpty() ? "" : "; but " + String.join("; ", contradicting));
            return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
        }
    }

    private SameParty() {}

    /// How likely they are one party; empty where that is too unsure to be said.
    public static Optional<Likeness> judge(Designation a, Designation b) {
        return judge(Particulars.of(a), Particulars.of(b));
    }

    static Optional<Likeness> judge(Particulars a, Particulars b) {
        Findings findings = new Findings();
        numbers(a, b, findings);
        boolean person = a.isComparedAsPersonWith(b);
        boolean named = names(a, b, person, findings);
        if (person) {
            births(a, b, findings);
        }
        if (named) {
            countries(a, b, person, findings);
        }
        if (!person) {
            registers(a, b, findings);
        }
        types(a, b, findings);
        return findings.likeness();
    }

    private static void numbers(Particulars a, Particulars b, Findings findings) {
        Map<String, Double> weights = new TreeMap<>();
        for (StrongNumber one : a.numbers()) {
            for (StrongNumber other : b.numbers()) {
                if (one.agreesWith(other)) {
                    String words = one.country() == null ? other.inWords() : one.inWords();
                    weights.merge(words, weight(one, other), Math::max);
                }
            }
        }
        if (!weights.isEmpty()) {
            weights.forEach((words, weight) -> findings.doubt *= 1 - weight);
            findings.agreeing.add("the same " + shown(List.copyOf(weights.keySet())));
        }
        onlyOneOf(StrongNumber.Kind.IMO, a, b, "their IMO numbers differ", findings);
        onlyOneOf(StrongNumber.Kind.UN_REFERENCE, a, b, "their UN references differ", findings);
    }

    private static double weight(StrongNumber one, StrongNumber other) {
        if (one.isShort()) {
            return SHORT_NUMBER;
        }
        return one.isWhole() && other.isWhole() ? WHOLE_NUMBER : NUMBER_OF_SOME_COUNTRY;
    }

    private static String shown(List<String> words) {
        int more = words.size() - NUMBERS_SHOWN;
        return words.stream().limit(NUMBERS_SHOWN).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /// A number of which a party has one alone.
    private static void onlyOneOf(
            StrongNumber.Kind kind, Particulars a, Particulars b, String words, Findings findings) {
        List<StrongNumber> ofA = of(kind, a);
        List<StrongNumber> ofB = of(kind, b);
        if (!ofA.isEmpty() && !ofB.isEmpty() && ofA.stream().noneMatch(ofB::contains)) {
            findings.contradict(words);
        }
    }

    /// A state's register gives a number to one organisation, and numbers of one length.
    private static void registers(Particulars a, Particulars b, Findings findings) {
        List<StrongNumber> ofA = of(StrongNumber.Kind.REGISTER, a);
        List<StrongNumber> ofB = of(StrongNumber.Kind.REGISTER, b);
        boolean agree = ofA.stream().anyMatch(one -> ofB.stream().anyMatch(one::agreesWith));
        boolean differ = ofA.stream().anyMatch(one -> ofB.stream().anyMatch(one::isOfTheRegisterOf));
        if (!agree && differ) {
            findings.contradict("their numbers in the registers of one country differ");
        }
    }

    private static List<StrongNumber> of(StrongNumber.Kind kind, Particulars particulars) {
        return particulars.numbers().stream()
                .filter(number -> number.kind() == kind)
                .toList();
    }

    private static boolean names(Particulars a, Particulars b, boolean person, Findings findings) {
        List<String> shared = a.names().keySet().stream()
                .filter(b.names().keySet()::contains)
                .sorted((one, other) -> Integer.compare(words(other), words(one)))
                .toList();
        if (shared.isEmpty()) {
            return false;
        }
        String best = shared.getFirst();
        String asPublished = min(a.names().getOrDefault(best, best), b.names().getOrDefault(best, best));
        findings.agree(
                person ? PERSONS_NAME_BY_WORDS[Math.min(words(best), PERSONS_NAME_BY_WORDS.length) - 1] : NAME,
                "the same name " + asPublished + (shared.size() == 1 ? "" : " and " + (shared.size() - 1) + " more"));
        return true;
    }

    private static int words(String name) {
        return 1 + (int) name.chars().filter(c -> c == ' ').count();
    }

    private static String min(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static void births(Particulars a, Particulars b, Findings findings) {
        if (a.births().isEmpty() || b.births().isEmpty()) {
            return;
        }
        SortedSet<String> days = new TreeSet<>();
        SortedSet<String> about = new TreeSet<>();
        for (BirthTime one : a.births()) {
            for (BirthTime other : b.births()) {
                if (one.agreesWith(other)) {
                    (one.isDay() && other.isDay() ? days : about)
                            .add(both(one.said().toString(), other.said().toString()));
                }
            }
        }
        if (!days.isEmpty()) {
            findings.agree(DAY_OF_BIRTH, "both born " + days.getFirst());
        } else if (!about.isEmpty()) {
            findings.agree(ABOUT_THE_BIRTH, "both born " + about.getFirst());
        } else {
            findings.contradict("the births differ: " + both(dates(a), dates(b)));
        }
    }

    private static String both(String one, String other) {
        return one.equals(other)
                ? one
                : min(one, other) + " and " + (min(one, other).equals(one) ? other : one);
    }

    private static String dates(Particulars particulars) {
        return particulars.births().stream()
                .map(birth -> birth.said().toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static void countries(Particulars a, Particulars b, boolean person, Findings findings) {
        SortedSet<String> both = new TreeSet<>(a.countries());
        both.retainAll(b.countries());
        if (!both.isEmpty()) {
            findings.agree(person ? PERSONS_COUNTRY : COUNTRY, "both of " + String.join(", ", both));
        }
    }

    private static void types(Particulars a, Particulars b, Findings findings) {
        if (a.type() != b.type() && a.type() != SubjectType.UNKNOWN && b.type() != SubjectType.UNKNOWN) {
            findings.contradict(
                    "one is " + word(min(a.type(), b.type())) + ", the other " + word(max(a.type(), b.type())));
        }
    }

    private static SubjectType min(SubjectType one, SubjectType other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static SubjectType max(SubjectType one, SubjectType other) {
        return one.compareTo(other) <= 0 ? other : one;
    }

    private static String word(SubjectType type) {
        return switch (type) {
            case PERSON -> "a person";
            case ORGANISATION -> "an organisation";
            case VESSEL -> "a vessel";
            case AIRCRAFT -> "an aircraft";
            case UNKNOWN -> "unknown";
        };
    }
}

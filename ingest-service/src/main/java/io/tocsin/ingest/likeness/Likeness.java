package io.tocsin.ingest.likeness;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How sure it is that an announced party and an entry of a list are one, and why.
///
/// @param score above 0 up to 1, two decimals; 1 where a name of both has the same words
/// @param corroborated whether more than the names speaks for it: a country of both
/// @param explanation a sentence for people
public record Likeness(double score, boolean corroborated, String explanation) {
    /// A weak alias is shared by many; it never identifies a party by itself.
    private static final double WEAK_NAME = 0.75;

    /// What is announced of Hong Kong is often said of China, and the other way round.
    private static final Set<String> CHINA = Set.of("HK", "MO", "TW");

    /// The likeness of a party and an entry; nothing alike where a fact of both contradicts.
    ///
    /// @param list how rare words are on it
    public static Likeness of(Designation announced, Designation entry, NameIndex list) {
        return of(announced, entry, list.rarity());
    }

    static Likeness of(Designation announced, Designation entry, Rarity rarity) {
        SubjectType one = announced.subject().type();
        SubjectType other = entry.subject().type();
        if (one != SubjectType.UNKNOWN && other != SubjectType.UNKNOWN && one != other) {
            return nothing("one is " + kind(one) + ", the other " + kind(other));
        }
        boolean persons = one == SubjectType.PERSON || other == SubjectType.PERSON;
        Set<String> countries = countries(announced);
        Set<String> shared = countries(entry);
        boolean bothHave = !countries.isEmpty() && !shared.isEmpty();
        shared.retainAll(countries);
        if (bothHave && shared.isEmpty() && one != SubjectType.VESSEL) {
            return nothing("the announcement has " + String.join(", ", countries) + ", the entry "
                    + String.join(", ", countries(entry)));
        }
        Likest likest = likest(announced, entry, rarity, persons);
        List<String> clauses = new ArrayList<>();
        clauses.add("\u201c" + likest.one() + "\u201d is \u201c" + likest.other() + "\u201d: " + likest.difference());
        if (!shared.isEmpty()) {
            clauses.add("country " + String.join(", ", shared) + " in both");
        }
        double score = Math.round(likest.score() * 100) / 100.0;
        return new Likeness(score, !shared.isEmpty(), String.join("; ", clauses));
    }

    /// For choosing among several: facts of both weigh a little more than none.
    public double rank() {
        return corroborated ? score + 0.05 : score;
    }

    private static Likeness nothing(String why) {
        return new Likeness(0, false, why);
    }

    /// The two names that are most alike.
    private record Likest(String one, String other, double score, NameLikeness names) {
        String difference() {
            if (names.score() == 1) {
                return "the same words";
            }
            List<String> differences = new ArrayList<>();
            if (!names.variants().isEmpty()) {
                differences.add("spelt differently: " + String.join("; ", names.variants()));
            }
            if (!names.onlyInOne().isEmpty()) {
                differences.add("the entry lacks \u201c" + String.join(" ", names.onlyInOne()) + "\u201d");
            }
            if (!names.onlyInOther().isEmpty()) {
                differences.add("the entry adds \u201c" + String.join(" ", names.onlyInOther()) + "\u201d");
            }
            return differences.isEmpty()
                    ? "they differ in words of legal form alone"
                    : differences.stream().collect(Collectors.joining(", "));
        }
    }

    private static Likest likest(Designation announced, Designation entry, Rarity rarity, boolean persons) {
        Likest best = null;
        for (Name one : announced.subject().names()) {
            Wording wording = Wording.of(one.name());
            for (Name other : entry.subject().names()) {
                NameLikeness names = NameLikeness.of(wording, Wording.of(other.name()), rarity, persons);
                boolean weak = one.quality() == NameQuality.WEAK || other.quality() == NameQuality.WEAK;
                double score = names.score() * (weak ? WEAK_NAME : 1);
                if (best == null || score > best.score()) {
                    best = new Likest(one.name(), other.name(), score, names);
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("a subject without a name: " + announced.id() + " or " + entry.id());
        }
        return best;
    }

    private static Set<String> countries(Designation designation) {
        return designation.subject().countries().stream()
                .map(country -> CHINA.contains(country) ? "CN" : country)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String kind(SubjectType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}

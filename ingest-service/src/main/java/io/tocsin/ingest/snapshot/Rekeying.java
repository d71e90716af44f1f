package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which entries that went from a list came back in the same document under another reference. Decided by
/// names, identifiers and births together; what is in doubt is told apart and never guessed.
///
/// @param pairs by the new reference
/// @param doubts pairs of which that cannot be said, in one sentence each
public record Rekeying(Map<String, Pair> pairs, List<String> doubts) {
    /// Nothing was renumbered.
    public static final Rekeying NONE = new Rekeying(Map.of(), List.of());

    /// Of so many namesakes that are gone an entry is compared, at most.
    private static final int MAX_NAMESAKES = 50;

    private static final double BOTH = 1.0;
    private static final double ONE = 0.95;
    private static final double ALL_ELSE_EQUAL = 0.9;

    public Rekeying {
        pairs = Map.copyOf(pairs);
        doubts = List.copyOf(doubts);
    }

    /// An entry that the authority renumbered.
    ///
    /// @param from its old reference
    /// @param to its new one
    /// @param score how sure that is, above 0 up to 1
    /// @param explanation what both entries have in common, in one sentence
    public record Pair(String from, String to, double score, String explanation) {}

    /// How two entries relate that have a name in common.
    private sealed interface Relation {
        record Certain(Pair pair) implements Relation {}

        record Doubtful(String why) implements Relation {}

        record OtherParty() implements Relation {}
    }

    private record Doubted(Party gone, Party come, String why) {}

    /// Pairs the entries that are gone with those that came.
    ///
    /// @param comparable fields in which they can be compared
    public static Rekeying among(Collection<Designation> gone, Collection<Designation> come, Set<Field> comparable) {
        return of(
                gone.stream().map(entry -> Party.of(entry, comparable)).toList(),
                come.stream().map(entry -> Party.of(entry, comparable)).toList());
    }

    static Rekeying of(List<Party> gone, List<Party> come) {
        Map<String, List<Party>> goneByName = new HashMap<>();
        gone.forEach(party -> party.names()
                .forEach(name ->
                        goneByName.computeIfAbsent(name, n -> new ArrayList<>()).add(party)));
        List<Pair> certain = new ArrayList<>();
        List<Doubted> doubtful = new ArrayList<>();
        for (Party now : come) {
            for (Party then : namesakes(now, goneByName)) {
                switch (relation(then, now)) {
                    case Relation.Certain sure -> certain.add(sure.pair());
                    case Relation.Doubtful doubt -> doubtful.add(new Doubted(then, now, doubt.why()));
                    case Relation.OtherParty other -> {}
                }
            }
        }
        return oneToOne(certain, doubtful);
    }

    private static Set<Party> namesakes(Party now, Map<String, List<Party>> goneByName) {
        Set<Party> namesakes = new LinkedHashSet<>();
        for (String name : now.names()) {
            for (Party then : goneByName.getOrDefault(name, List.of())) {
                if (namesakes.size() < MAX_NAMESAKES && then.type() == now.type() && namesMatch(then, now)) {
                    namesakes.add(then);
                }
            }
        }
        return namesakes;
    }

    private static boolean namesMatch(Party then, Party now) {
        return then.primary().equals(now.primary()) || then.names().equals(now.names());
    }

    private static Relation relation(Party then, Party now) {
        List<String> shared = new ArrayList<>();
        List<String> against = new ArrayList<>();
        then.identifiers().forEach((kind, numbers) -> {
            Set<String> others = now.identifiers().get(kind);
            if (others != null) {
                Set<String> both = new TreeSet<>(numbers);
                both.retainAll(others);
                (both.isEmpty() ? against : shared).add(both.isEmpty() ? kind : kind + " " + String.join(", ", both));
            }
        });
        Set<String> births = new TreeSet<>(then.births());
        births.retainAll(now.births());
        boolean birthsDiffer =
                births.isEmpty() && !then.births().isEmpty() && !now.births().isEmpty();
        boolean agrees = !shared.isEmpty() || !births.isEmpty();
        if (!against.isEmpty() || birthsDiffer) {
            return agrees
                    ? new Relation.Doubtful("some of their identifiers and births agree and others differ")
                    : new Relation.OtherParty();
        }
        if (agrees) {
            double score = shared.isEmpty() || births.isEmpty() ? ONE : BOTH;
            return new Relation.Certain(new Pair(then.reference(), now.reference(), score, explain(shared, births)));
        }
        if (then.rest().isEmpty() || now.rest().isEmpty() || !then.rest().equals(now.rest())) {
            return new Relation.Doubtful("nothing but the name speaks for one party");
        }
        return then.names().equals(now.names())
                ? new Relation.Certain(new Pair(
                        then.reference(),
                        now.reference(),
                        ALL_ELSE_EQUAL,
                        "the same names, and everything else in the entry is equal"))
                : new Relation.Doubtful("nothing but one of their names speaks for one party");
    }

    private static String explain(List<String> shared, Set<String> births) {
        return "the same name"
                + (shared.isEmpty() ? "" : "; the same " + String.join("; the same ", shared))
                + (births.isEmpty() ? "" : "; born " + String.join(", ", births));
    }

    /// A certain pair stands where neither side has another certain partner. A doubt stands where neither
    /// side has found its partner otherwise.
    private static Rekeying oneToOne(List<Pair> certain, List<Doubted> doubtful) {
        Map<String, Integer> from = new HashMap<>();
        Map<String, Integer> to = new HashMap<>();
        certain.forEach(pair -> {
            from.merge(pair.from(), 1, Integer::sum);
            to.merge(pair.to(), 1, Integer::sum);
        });
        Map<String, Pair> pairs = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        List<String> doubts = new ArrayList<>();
        for (Pair pair : certain) {
            if (from.getOrDefault(pair.from(), 0) == 1 && to.getOrDefault(pair.to(), 0) == 1) {
                pairs.put(pair.to(), pair);
                taken.add(pair.from());
            } else {
                doubts.add(pair.from() + " may have become " + pair.to() + ": each of several could be the other");
            }
        }
        for (Doubted doubt : doubtful) {
            String then = doubt.gone().reference();
            String now = doubt.come().reference();
            if (!taken.contains(then) && !pairs.containsKey(now)) {
                doubts.add(then + " may have become " + now + ": " + doubt.why());
            }
        }
        return new Rekeying(pairs, doubts);
    }
}

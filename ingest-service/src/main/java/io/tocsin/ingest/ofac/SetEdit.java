package io.tocsin.ingest.ofac;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The change of one set of facts. A delta does not say what a changed fact was before: it can only be the one of its
/// kind, and where there are several, none is guessed.
///
/// @param what the facts are, for people
/// @param same whether a removed fact is meant by one that is known, where none is equal
/// @param kind whether a changed fact can have been one that is known
record SetEdit<T>(String what, BiPredicate<T, T> same, BiPredicate<T, T> kind, Consumer<String> misfits) {

    /// The set after the change; what is there already is added to no harm.
    List<T> apply(List<T> known, List<T> removed, List<T> added, List<T> changed) {
        Set<T> set = new LinkedHashSet<>(known);
        for (T fact : removed) {
            if (!set.remove(fact) && !replace(set, fact, null, same)) {
                misfits.accept(what + " to be removed is not known");
            }
        }
        for (T fact : changed) {
            if (!set.contains(fact) && !replace(set, fact, fact, same) && !replace(set, fact, fact, kind)) {
                misfits.accept(what + " to be changed is not known");
            }
        }
        set.addAll(added);
        return List.copyOf(set);
    }

    private static <T> boolean replace(Set<T> set, T said, @Nullable T by, BiPredicate<T, T> meant) {
        List<T> candidates = set.stream().filter(fact -> meant.test(fact, said)).toList();
        if (candidates.size() != 1) {
            return false;
        }
        set.remove(candidates.getFirst());
        if (by != null) {
            set.add(by);
        }
        return true;
    }
}

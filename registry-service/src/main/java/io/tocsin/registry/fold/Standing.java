package io.tocsin.registry.fold;

import io.tocsin.registry.validity.Validity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the fold must know of a designation to apply its next event.
///
/// @param validity of its last revision
/// @param publishedAt when the last of its documents that says so was published
/// @param everSearchable every line of plain names that it ever had
/// @param everTags every tag that it ever had: programmes, countries, identifiers, legal instruments, whole names, its
/// reference
record Standing(Validity validity, @Nullable Instant publishedAt, Set<String> everSearchable, Set<String> everTags) {
    Standing {
        everSearchable = Collections.unmodifiableSet(everSearchable);
        everTags = Collections.unmodifiableSet(everTags);
    }

    /// The standing after a revision.
    static Standing after(@Nullable Standing before, Revision revision) {
        Instant publishedAt = revision.logged().times().publishedAt();
        if (before == null) {
            return new Standing(revision.validity(), publishedAt, revision.searchable(), revision.tags());
        }
        return new Standing(
                revision.validity(),
                publishedAt == null ? before.publishedAt : publishedAt,
                union(before.everSearchable, revision.searchable()),
                union(before.everTags, revision.tags()));
    }

    private static Set<String> union(Set<String> before, Set<String> now) {
        if (before.containsAll(now)) {
            return before;
        }
        Set<String> both = new LinkedHashSet<>(before);
        both.addAll(now);
        return both;
    }
}

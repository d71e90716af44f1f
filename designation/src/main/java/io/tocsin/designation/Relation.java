package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What a document says about the subject and another party.
///
/// @param type the kind of relation; `linkedTo` is OFAC's "Linked To"
/// @param name the other party as the document names it
/// @param designationId the other party's designation, where it is known
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Relation(String type, String name, @Nullable String designationId) implements Comparable<Relation> {
    /// OFAC's "Linked To": the subject is listed for its tie to the other party.
    public static final String LINKED_TO = "linkedTo";

    private static final Comparator<Relation> ORDER = Comparator.comparing(Relation::type)
            .thenComparing(Relation::name)
            .thenComparing(Relation::designationId, Text.nullsFirst());

    public Relation {
        type = Text.required("relation type", type);
        name = Text.required("name of " + type, name);
        designationId = Text.optional(designationId);
    }

    @Override
    public int compareTo(Relation other) {
        return ORDER.compare(this, other);
    }
}

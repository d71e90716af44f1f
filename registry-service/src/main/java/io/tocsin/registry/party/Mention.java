package io.tocsin.registry.party;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another party that a document names, and what it is to its subject.
///
/// @param published the name as the document has it
/// @param name the name as it is compared
/// @param targetId the other's designation, where the document says which
record Mention(
        String type,
        String published,
        String name,
        @Nullable String targetId) {
    static List<Mention> of(Designation designation) {
        return designation.relations().stream()
                .map(relation -> new Mention(
                        relation.type(),
                        relation.name(),
                        Particulars.key(Particulars.comparable(relation.name())),
                        relation.designationId()))
                .toList();
    }

    /// What the other is to the subject.
    Rel rel() {
        return type.equals(Relation.LINKED_TO) ? Rel.LINKED_TO : Rel.RELATED_TO;
    }

    String inWords() {
        return rel() == Rel.LINKED_TO
                ? "The document says: linked to " + published
                : "The document says: " + type + " " + published;
    }
}

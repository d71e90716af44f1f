package io.tocsin.designation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// The pure difference of two states of one designation, and its application: `apply(before,
/// between(before, after))` is `after`, but for its revision.
public final class Difference {
    private Difference() {}

    /// What changed, field by field in the order of {@link Field}; empty where nothing did.
    public static List<Change> between(Designation before, Designation after) {
        ObjectNode old = DesignationJson.tree(before);
        ObjectNode now = DesignationJson.tree(after);
        List<Change> changes = new ArrayList<>();
        for (Field field : Field.values()) {
            JsonNode oldValue = field.in(old);
            JsonNode newValue = field.in(now);
            if (!oldValue.equals(newValue)) {
                changes.add(new Change(field, oldValue, newValue, field.significance()));
            }
        }
        return List.copyOf(changes);
    }

    /// The designation with the changes made; refuses a change whose `before` is not what the designation
    /// has.
    public static Designation apply(Designation before, List<Change> changes) {
        ObjectNode tree = DesignationJson.tree(before);
        for (Change change : changes) {
            JsonNode found = change.field().in(tree);
            if (!found.equals(change.before())) {
                throw new IllegalArgumentException(before.id() + " has " + change.field() + " " + found
                        + " where the change starts from " + change.before());
            }
            change.field().set(tree, change.after());
        }
        return DesignationJson.designation(tree);
    }
}

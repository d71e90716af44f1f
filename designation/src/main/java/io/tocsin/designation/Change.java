package io.tocsin.designation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/// One field that differs between two states of a designation: its whole value before and after, sets as
/// sorted arrays.
///
/// @param field which field
/// @param before its JSON before, null node where it was absent
/// @param after its JSON after, null node where it is absent
/// @param significance of this change
public record Change(Field field, JsonNode before, JsonNode after, Significance significance) {
    public Change {
        if (field == null) {
            throw new IllegalArgumentException("change has no field");
        }
        before = before == null ? NullNode.getInstance() : before;
        after = after == null ? NullNode.getInstance() : after;
        if (significance == null) {
            throw new IllegalArgumentException("change of " + field + " has no significance");
        }
        if (before.equals(after)) {
            throw new IllegalArgumentException("change of " + field + " changes nothing: " + after);
        }
    }
}

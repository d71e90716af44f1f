package io.tocsin.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a designation says, fact by fact, each with the event since which it says so without a break: a pure fold over
/// its events. Of a field that is a set each member is a fact; of any other its value is one. A field that is empty or
/// absent is none. Fields that this version does not know are facts like all others.
///
/// A new listing or announcement says everything anew; a renumbering nothing.
public final class Facts {
    private static final String SUBJECT = "subject";
    private static final String SUBJECT_TYPE = "subjectType";

    /// What names the designation, and is no fact about the party.
    private static final List<String> IDENTITY = List.of("id", "revision", "authority", "reference");

    private Map<Statement, Origin> known = new LinkedHashMap<>();

    /// What is stated of a field.
    private record Statement(String field, JsonNode value) {}

    /// Takes in the next event.
    ///
    /// @param designation the full state after it
    /// @param beginsAnew whether it is a listing or announcement, which says everything anew
    public void next(JsonNode designation, Origin origin, boolean beginsAnew) {
        Map<Statement, Origin> before = beginsAnew ? Map.of() : known;
        Map<Statement, Origin> now = new LinkedHashMap<>();
        statements(designation).forEach(statement -> now.put(statement, before.getOrDefault(statement, origin)));
        known = now;
    }

    /// The facts after the events so far, in the order in which the designation has them.
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        known.forEach((statement, origin) -> facts.add(new Fact(statement.field, statement.value, origin)));
        return facts;
    }

    private static Stream<Statement> statements(JsonNode designation) {
        return designation.propertyStream().flatMap(property -> {
            if (property.getKey().equals(SUBJECT)) {
                return property.getValue()
                        .propertyStream()
                        .flatMap(part ->
                                values(part.getKey().equals("type") ? SUBJECT_TYPE : part.getKey(), part.getValue()));
            }
            return IDENTITY.contains(property.getKey())
                    ? Stream.empty()
                    : values(property.getKey(), property.getValue());
        });
    }

    private static Stream<Statement> values(String field, JsonNode value) {
        if (value.isNull()) {
            return Stream.empty();
        }
        return value instanceof ArrayNode members
                ? members.valueStream().map(member -> new Statement(field, member))
                : Stream.of(new Statement(field, value));
    }
}

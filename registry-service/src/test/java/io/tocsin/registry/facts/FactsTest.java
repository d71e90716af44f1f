package io.tocsin.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.Address;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final Instant TIME = Instant.parse("2024-12-18T16:00:00Z");

    /// One event: the state after it, and whether it says everything anew.
    record Step(Designation designation, boolean beginsAnew) {}

    @Property(tries = 300)
    void theFactsPutTogetherAreTheDesignation(@ForAll("courses") List<Step> course) {
        ObjectNode last = DesignationJson.tree(course.getLast().designation());

        assertThat(putTogether(last, traced(course))).isEqualTo(withoutNulls(last));
    }

    @Property(tries = 300)
    void eachFactIsFromTheEventSinceWhichItIsSaidWithoutABreak(@ForAll("courses") List<Step> course) {
        for (Fact fact : traced(course)) {
            int since = course.size();
            while (since > 1 && !course.get(since - 1).beginsAnew() && says(course.get(since - 2), fact)) {
                since--;
            }

            assertThat(fact.origin().sequence())
                    .as("%s %s", fact.field(), fact.value())
                    .isEqualTo(since);
        }
    }

    @Test
    void aFieldThatThisVersionDoesNotKnowIsAFact() {
        ObjectNode tree = DesignationJson.tree(party(Set.of("Old Mill"), Set.of("X"), Set.of(), null));
        tree.put("colour", "green");
        ((ObjectNode) tree.get("subject")).putArray("flags").add("DE");
        Facts facts = new Facts();

        facts.next(tree, origin(1), true);

        assertThat(facts.facts())
                .extracting(fact -> fact.field() + "=" + fact.value())
                .contains("colour=\"green\"", "flags=\"DE\"", "subjectType=\"organisation\"", "programmes=\"X\"")
                .noneMatch(fact -> fact.startsWith("id=") || fact.startsWith("revision="));
    }

    private static List<Fact> traced(List<Step> course) {
        Facts facts = new Facts();
        for (int i = 0; i < course.size(); i++) {
            facts.next(
                    DesignationJson.tree(course.get(i).designation()),
                    origin(i + 1),
                    course.get(i).beginsAnew());
        }
        return facts.facts();
    }

    private static boolean says(Step step, Fact fact) {
        JsonNode value = carrier(DesignationJson.tree(step.designation()), fact.field())
                .path(fact.field().equals("subjectType") ? "type" : fact.field());
        return value instanceof ArrayNode members
                ? members.valueStream().anyMatch(fact.value()::equals)
                : fact.value().equals(value);
    }

    private static ObjectNode putTogether(ObjectNode like, List<Fact> facts) {
        ObjectNode tree = withoutNulls(like);
        tree.properties().forEach(property -> empty(property.getValue()));
        tree.get("subject").properties().forEach(property -> empty(property.getValue()));
        ((ObjectNode) tree.get("subject")).remove("type");
        List.of("status", "designatedOn", "reasons", "remarks").forEach(tree::remove);
        for (Fact fact : facts) {
            ObjectNode carrier = carrier(tree, fact.field());
            if (carrier.get(fact.field()) instanceof ArrayNode members) {
                members.add(fact.value());
            } else {
                carrier.set(fact.field().equals("subjectType") ? "type" : fact.field(), fact.value());
            }
        }
        return tree;
    }

    private static void empty(JsonNode value) {
        if (value instanceof ArrayNode members) {
            members.removeAll();
        }
    }

    private static ObjectNode carrier(ObjectNode tree, String field) {
        return Set.of(
                                "status",
                                "programmes",
                                "legalBases",
                                "designatedOn",
                                "measures",
                                "reasons",
                                "remarks",
                                "relations")
                        .contains(field)
                ? tree
                : (ObjectNode) tree.get("subject");
    }

    private static ObjectNode withoutNulls(ObjectNode tree) {
        ObjectNode copy = tree.deepCopy();
        copy.removeIf(JsonNode::isNull);
        return copy;
    }

    @Provide
    Arbitrary<List<Step>> courses() {
        Arbitrary<Set<String>> names =
                Arbitraries.of("Old Mill", "New Mill", "Mill", "Miller").set().ofMinSize(1);
        Arbitrary<Set<String>> programmes = Arbitraries.of("X", "Y", "Z").set();
        Arbitrary<Set<String>> numbers = Arbitraries.of("1", "2", "3").set();
        Arbitrary<String> remarks = Arbitraries.of("one", "another").injectNull(0.3);
        Arbitrary<Designation> parties =
                Combinators.combine(names, programmes, numbers, remarks).as(FactsTest::party);
        return Combinators.combine(parties, Arbitraries.of(true, false, false, false))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(ArrayList::new);
    }

    private static Designation party(Set<String> names, Set<String> programmes, Set<String> numbers, String remarks) {
        Subject subject = new Subject(
                SubjectType.ORGANISATION,
                names.stream().map(name -> Name.of(name, NameQuality.STRONG)).toList(),
                List.of(Address.in("DE")),
                numbers.stream()
                        .map(number -> Identifier.of("Tax ID No.", number, null))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
        return new Designation(
                Designation.listed("mill-list", "mill", "1", subject, List.of()).id(),
                1,
                "mill",
                "1",
                Status.LISTED,
                subject,
                List.copyOf(programmes),
                List.of(),
                null,
                List.of(),
                null,
                remarks,
                List.of());
    }

    private static Origin origin(long sequence) {
        return new Origin(
                sequence, TIME, TIME, List.of(new Evidence("0".repeat(64), "https://mill.example", null, TIME)), "1");
    }
}

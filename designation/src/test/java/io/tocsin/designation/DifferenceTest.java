package io.tocsin.designation;

import static io.tocsin.designation.SomeDesignations.company;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.SomeDesignations.Revised;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(SomeDesignations.class)
@Domain(DomainContext.Global.class)
class DifferenceTest {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void applyingADifferenceGivesTheStateAfter(@ForAll Revised revised) {
        List<Change> changes = Difference.between(revised.before(), revised.after());

        assertThat(Difference.apply(revised.before(), changes))
                .isEqualTo(revised.after().withRevision(revised.before().revision()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aStateDoesNotDifferFromItself(@ForAll Designation designation) {
        assertThat(Difference.between(designation, designation.withRevision(designation.revision() + 1)))
                .isEmpty();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyChangeNamesAFieldOnceInTheirOrder(@ForAll Revised revised) {
        assertThat(Difference.between(revised.before(), revised.after()))
                .extracting(Change::field)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void orderOfSetsIsNoChange(@ForAll Designation designation, @ForAll long seed) {
        ObjectNode tree = DesignationJson.tree(designation);
        Random random = new Random(seed);
        tree.forEach(value -> shuffle(value, random));
        tree.required("subject").forEach(value -> shuffle(value, random));

        Designation shuffled = DesignationJson.designation(tree);

        assertThat(shuffled).isEqualTo(designation);
        assertThat(Difference.between(designation, shuffled)).isEmpty();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void designationSurvivesItsJson(@ForAll Designation designation) {
        String json = DesignationJson.write(designation);

        assertThat(DesignationJson.read(json)).isEqualTo(designation);
        assertThat(DesignationJson.write(DesignationJson.read(json))).isEqualTo(json);
    }

    @Test
    void statesTheWholeValueBeforeAndAfterWithItsSignificance() {
        Designation before = company("1", "EXAMPLE WORKS");
        Designation after = withRemarks(before, "Now elsewhere");

        assertThat(Difference.between(before, after)).singleElement().satisfies(change -> {
            assertThat(change.field()).isEqualTo(Field.REMARKS);
            assertThat(change.before().isNull()).isTrue();
            assertThat(change.after().asText()).isEqualTo("Now elsewhere");
            assertThat(change.significance()).isEqualTo(Significance.MINOR);
        });
    }

    @Test
    void refusesAChangeThatStartsFromAnotherState() {
        List<Change> changes =
                Difference.between(company("1", "EXAMPLE WORKS"), company("1", "EXAMPLE WORKS AND SONS"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Difference.apply(company("1", "SAMPLE WORKS"), changes))
                .withMessageContainingAll("ofac-sdn:1", "SAMPLE WORKS", "EXAMPLE WORKS");
    }

    private static Designation withRemarks(Designation designation, String remarks) {
        ObjectNode tree = DesignationJson.tree(designation);
        return DesignationJson.designation(tree.put("remarks", remarks));
    }

    private static void shuffle(JsonNode value, Random random) {
        if (value instanceof ArrayNode array) {
            List<JsonNode> elements = new ArrayList<>();
            array.forEach(elements::add);
            Collections.shuffle(elements, random);
            array.removeAll().addAll(elements);
        }
    }
}

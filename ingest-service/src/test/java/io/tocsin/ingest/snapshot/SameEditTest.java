package io.tocsin.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.Change;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Field;
import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.DesignationEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SameEditTest {
    private static final UUID LOG = UUID.fromString("11111111-2222-4333-8444-555555555555");

    @Test
    void wordsThatWereReplacedAreTheEditWhateverStandsAround() {
        assertThat(edit("Linked to A; risk: section 1 applies", "Linked to A; risk: article 2 applies"))
                .contains(new Bulk.Edit(Field.REMARKS, "section 1", "article 2"));
        assertThat(edit("Other. risk: section 1 applies", "Other. risk: article 2 applies"))
                .contains(new Bulk.Edit(Field.REMARKS, "section 1", "article 2"));
    }

    @Test
    void wordsThatCameOrWentHaveOneSide() {
        assertThat(edit("A b", "A very b")).contains(new Bulk.Edit(Field.REMARKS, null, "very"));
        assertThat(edit("A very b", "A b")).contains(new Bulk.Edit(Field.REMARKS, "very", null));
        assertThat(edit(null, "New note")).contains(new Bulk.Edit(Field.REMARKS, null, "New note"));
    }

    @Test
    void theSameReplacementTwiceInOneTextIsOneEdit() {
        assertThat(edit("Ltd one and Ltd two", "Limited one and Limited two"))
                .contains(new Bulk.Edit(Field.REMARKS, "Ltd", "Limited"));
        assertThat(edit("a b c", "x b y")).contains(new Bulk.Edit(Field.REMARKS, "a … c", "x … y"));
    }

    @Test
    void inASetOnlyWhatDiffersIsCompared() {
        assertThat(SameEdit.of(amended(change(Field.TITLES, list("A", "Head of X"), list("A", "Chair of X")))))
                .contains(new Bulk.Edit(Field.TITLES, "Head", "Chair"));
    }

    @Test
    void materialChangesAndChangesOfSeveralFieldsAreNoEdit() {
        assertThat(SameEdit.of(amended(change(Field.PROGRAMMES, list("A"), list("B")))))
                .isEmpty();
        assertThat(SameEdit.of(amended(
                        change(Field.REMARKS, text("a"), text("b")), change(Field.TITLES, list("A"), list("B")))))
                .isEmpty();
    }

    @Test
    void onlyAnEditMadeOftenEnoughMarksItsEvents() {
        // Given
        Rewording rewording = new Rewording(3);
        List<DesignationEvent> events = List.of(
                amended(change(Field.REMARKS, text("one old"), text("one new"))),
                amended(change(Field.REMARKS, text("rare"), text("other"))),
                amended(change(Field.REMARKS, text("two old"), text("two new"))),
                amended(change(Field.REMARKS, text("three old"), text("three new"))));
        // When
        for (int i = 0; i < events.size(); i++) {
            rewording.count(events.get(i), i + 1);
        }
        // Then
        assertThat(rewording.isMass()).isTrue();
        List<@Nullable Bulk> marks = events.stream()
                .map(event -> rewording.marked(event, LOG, 100).bulk())
                .toList();
        assertThat(marks.get(1)).isNull();
        assertThat(marks.get(0)).isNotNull().isEqualTo(marks.get(2)).isEqualTo(marks.get(3));
        assertThat(marks.get(0).size()).isEqualTo(3);
        assertThat(marks.get(0).firstSequence()).isEqualTo(101);
        assertThat(marks.get(0).lastSequence()).isEqualTo(104);
        assertThat(rewording.marked(events.get(0), LOG, 200).bulk().key())
                .isNotEqualTo(marks.get(0).key());
    }

    private static Optional<Bulk.Edit> edit(@Nullable String before, @Nullable String after) {
        return SameEdit.of(amended(change(Field.REMARKS, text(before), text(after))));
    }

    private static DesignationEvent amended(Change... changes) {
        return new DesignationEvent.Amended(GuardTest.party("1", "EXAMPLE HOUSE"), Arrays.asList(changes), List.of());
    }

    private static Change change(Field field, JsonNode before, JsonNode after) {
        return new Change(field, before, after, field.significance());
    }

    private static JsonNode text(@Nullable String text) {
        return DesignationJson.MAPPER.valueToTree(text);
    }

    private static JsonNode list(String... values) {
        return DesignationJson.MAPPER.valueToTree(values);
    }
}

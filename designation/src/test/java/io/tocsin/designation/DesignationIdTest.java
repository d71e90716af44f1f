package io.tocsin.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesignationIdTest {

    @Test
    void referenceStandsAsTheAuthorityGaveItWhereItIsSafe() {
        assertThat(DesignationId.of("ofac-sdn", "52049")).hasToString("ofac-sdn:52049");
        assertThat(DesignationId.of("un-sc", "QDi.001")).hasToString("un-sc:QDi.001");
        assertThat(DesignationId.of("us-state", " 2024-12-18-a_b ")).hasToString("us-state:2024-12-18-a_b");
    }

    @Test
    void everyOtherCharacterIsWrittenAsItsCode() {
        assertThat(DesignationId.of("uk-sl", "RUS 1/é~\uD83D\uDE00")).hasToString("uk-sl:RUS~20~1~2f~~e9~~7e~~1f600~");
    }

    @Property
    void idIsSafeInAUrl(@ForAll("references") String reference) {
        DesignationId id = DesignationId.of("un-sc", reference);

        assertThat(id.toString()).matches("[a-z0-9-]+:[A-Za-z0-9._~-]+");
        assertThat(URI.create("http://localhost/v1/designations/" + id)
                        .normalize()
                        .getPath())
                .isEqualTo("/v1/designations/" + id);
    }

    @Property
    void differentReferencesHaveDifferentIds(@ForAll("references") String one, @ForAll("references") String other) {
        boolean same = one.strip().equals(other.strip());

        assertThat(DesignationId.of("un-sc", one).equals(DesignationId.of("un-sc", other)))
                .isEqualTo(same);
    }

    @Property
    void textFormIsReadBack(@ForAll("references") String reference) {
        DesignationId id = DesignationId.of("un-sc", reference);

        assertThat(DesignationId.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "52049",
                ":52049",
                "ofac-sdn:",
                "OFAC:1",
                "ofac sdn:1",
                "ofac-sdn:a b",
                "ofac-sdn:a/b",
                "a:b:c"
            })
    void refusesTextThatIsNoId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DesignationId.parse(text));
    }

    @Test
    void refusesAReferenceThatSaysNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> DesignationId.of("un-sc", " \t"));
    }

    /// Short texts over few characters, so that near collisions are common.
    @Provide
    Arbitrary<String> references() {
        Set<String> parts = Set.of(
                "a", "A", "7", "e", "~", "7e", ".", "-", "_", " ", "/", ":", "%", "?", "é", "\u0667", "\uD83D\uDE00");
        return Arbitraries.of(parts)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(list -> String.join("", list))
                .filter(text -> !text.isBlank());
    }
}

package io.tocsin.registry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final List<String> NAMES =
            List.of("Rockside Trading Limited", "RTL", "Rockside", "Рокцайд", "Side Rock Holding");

    @Test
    void theNameThatIsTheSearchIsBest() {
        assertThat(Search.of("rockside").best(NAMES)).contains("Rockside");
        assertThat(Search.of("r.t.l.").best(NAMES)).contains("RTL");
    }

    @Test
    void nextIsOneThatBeginsWithIt() {
        assertThat(Search.of("rockside tr").best(NAMES)).contains("Rockside Trading Limited");
    }

    @Test
    void thenOneThatHasAllWordsWhateverTheirOrder() {
        assertThat(Search.of("holding rock").best(NAMES)).contains("Side Rock Holding");
        assertThat(Search.of("olding").best(NAMES)).contains("Side Rock Holding");
    }

    @Test
    void atLastOneThatHasMostWords() {
        assertThat(Search.of("rtl holding side").best(NAMES)).contains("Side Rock Holding");
    }

    @Test
    void aShortWordIsLookedForAtTheBeginningOfWords() {
        assertThat(Search.of("ho").best(NAMES)).contains("Side Rock Holding");
        assertThat(Search.of("ol").best(NAMES)).isEmpty();
    }

    @Test
    void aNumberIsNoName() {
        assertThat(Search.of("AB-12345").best(NAMES)).isEmpty();
    }

    @Test
    void spellingMakesNoDifferentSearch() {
        assertThat(Search.of(" Café-Łódź ")).isEqualTo(Search.of("cafe lodz"));
        assertThat(Search.of("a b")).isNotEqualTo(Search.of("b a"));
    }
}

package io.tocsin.registry.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.registry.console.WordDifference.Piece;
import io.tocsin.registry.console.WordDifference.Piece.Kind;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WordDifferenceTest {
    @Test
    void whatIsCommonStaysAndTheOtherWordsWentAndCame() {
        assertThat(WordDifference.between("works in the second zone", "works in the third zone"))
                .containsExactly(
                        new Piece(Kind.SAME, "works in the"),
                        new Piece(Kind.GONE, " second"),
                        new Piece(Kind.COME, " third"),
                        new Piece(Kind.SAME, " zone"));
    }

    @Property
    void withoutWhatCameItIsTheFirstTextAndWithoutWhatWentTheSecond(
            @ForAll("texts") String before, @ForAll("texts") String after) {
        List<Piece> pieces = WordDifference.between(before, after);
        assertThat(without(Kind.COME, pieces)).isEqualTo(before);
        assertThat(without(Kind.GONE, pieces)).isEqualTo(after);
    }

    @Property
    void aTextDiffersFromItselfInNothing(@ForAll("texts") String text) {
        assertThat(WordDifference.between(text, text)).allMatch(piece -> piece.kind() == Kind.SAME);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("the", "works", "of", "\u0639\u0628\u062f", " ", "  ", "\n", "x", "")
                .list()
                .ofMaxSize(30)
                .map(words -> String.join("", words));
    }

    private static String without(Kind kind, List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.kind() != kind)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}

package io.tocsin.registry.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void caseAccentsAndPunctuationMakeNoDifference() {
        assertThat(Spelling.words("Café Łódź, G.m.b.H.")).isEqualTo(" cafe lodz gmbh");
        assertThat(Spelling.words("AL-ZAHRA'A (a.k.a. \"Zahra\")")).isEqualTo(" al zahraa aka zahra");
        assertThat(Spelling.words("Straße, ØRSTED; İSTANBUL")).isEqualTo(" strasse orsted istanbul");
    }

    @Test
    void everyScriptIsSpeltInLatinLetters() {
        assertThat(Spelling.words("ИВАНОВ, Иван")).isEqualTo(" ivanov ivan");
        assertThat(Spelling.words("Ελλάς")).isEqualTo(" ellas");
        assertThat(Spelling.words("国家")).isEqualTo(" guo jia");
        assertThat(Spelling.words("شركة")).matches("( [a-z0-9]+)+");
    }

    @Test
    void whatHasNoLetterOrDigitIsNothing() {
        assertThat(Spelling.words("% _ \0 \\")).isEmpty();
        assertThat(Spelling.number("--")).isEmpty();
    }

    @Test
    void aNumberHasNoSpaces() {
        assertThat(Spelling.number("AB 12-345/6")).isEqualTo("ab123456");
        assertThat(Spelling.number("IMO 9000001")).isEqualTo("imo9000001");
    }
}

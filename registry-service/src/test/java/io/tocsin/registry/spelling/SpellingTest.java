package io.tocsin.registry.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
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

    @Test
    void initialsAreOneWordHoweverTheyAreParted() {
        assertThat(List.of("A. Q. KHAN", "A.Q. KHAN", "A Q Khan", "A.-Q. Khan"))
                .allSatisfy(name -> assertThat(Spelling.words(name)).isEqualTo(" aq khan"));
        assertThat(Spelling.words("J S C Works, J.S.C.")).isEqualTo(" jsc works jsc");
    }

    @Property(tries = 300)
    void howInitialsArePartedMakesNoDifference(
            @ForAll @Size(min = 2, max = 6) List<@AlphaChars Character> initials,
            @ForAll @AlphaChars @StringLength(min = 2, max = 9) String name) {
        List<String> letters = initials.stream().map(String::valueOf).toList();

        assertThat(List.of(" ", ".", ". ", "-", " / "))
                .allSatisfy(between -> assertThat(Spelling.words(String.join(between, letters) + ". " + name))
                        .isEqualTo(Spelling.words(String.join("", letters) + " " + name)));
    }

    @Test
    void whatIsNotSeenMakesNoDifference() {
        assertThat(Spelling.words("Rock\u00ADside\u200E Tra\u200Cding\uFEFF")).isEqualTo(" rockside trading");
        assertThat(Spelling.number("AB\u200B12\u202C345")).isEqualTo("ab12345");
    }

    @Test
    void signsOfRomanisationMakeNoDifference() {
        assertThat(Spelling.words("Ṣanʿāʾ Oʻzbek Daʼud")).isEqualTo(" sana ozbek daud");
        assertThat(Spelling.words("Əliyev ƏLİYEV əliyev")).isEqualTo(" aliyev aliyev aliyev");
        assertThat(Spelling.words("Подъезд Область")).isEqualTo(" podezd oblast");
    }

    @Test
    void whatHasNoLatinSpellingIsFoundAsPublished() {
        assertThat(Spelling.words("ក្រុមហ៊ុន ABC")).isEqualTo(" ក្រុមហ៊ុន abc");
        assertThat(Spelling.words("\uD83A\uDD00\uD83A\uDD01")).isEqualTo(" \uD83A\uDD22\uD83A\uDD23");
        assertThat(Spelling.words("\uD800")).isEmpty();
    }

    @Property(tries = 2000)
    void plainSpellingIsWordsOfLettersAndSpeltItStaysAsItIs(@ForAll("texts") String text) {
        String words = Spelling.words(text);

        assertThat(words).matches("( [\\p{L}\\p{Nd}\\p{M}]+)*").doesNotMatch("(.* )?[a-z0-9] [a-z0-9]( .*)?");
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(words)) {
            assertThat(Spelling.words(words)).isEqualTo(words);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(8),
                Arbitraries.strings()
                        .withChars("aB1 .-'%_\\ʿəéÉжЪក្រ\u200C国عه\u0301")
                        .ofMaxLength(12));
    }

    @Test
    void aNumberIsFoundWithoutWhatIsSaidOfIt() {
        assertThat(Spelling.numbers("IMO 9000001")).containsExactly("imo9000001", "9000001");
        assertThat(Spelling.numbers("9000001")).containsExactly("9000001");
        assertThat(Spelling.numbers("AB 12345 (expires 2012)")).containsExactly("ab12345expires2012", "ab12345");
        assertThat(Spelling.numbers("IMO 9000001 (former)")).contains("9000001");
        assertThat(Spelling.numbers("(495) 12")).containsExactly("49512", "12");
        assertThat(Spelling.numbers("IMO 12")).containsExactly("imo12");
        assertThat(Spelling.numbers(" -- () ")).isEmpty();
    }
}

package io.tocsin.ingest.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameLikenessTest {
    private static final double ENOUGH = 0.8;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Granpect Company Limited | GRANPECT CO. LTD. | false
            Beijing Research Institute of Automation for Machine Building Industry \
            | BEIJING RESEARCH INSTITUTE OF AUTOMATION FOR MACHINERY INDUSTRY CO. LTD. | false
            Akhtar and Sons Private Limited | AKHTAR & SONS PVT LTD. | false
            Xi'an Longde Technology Development Company Limited \
            | XIAN LONGDE TECHNOLOGY DEVELOPMENT CO., LTD | false
            Luo Dongmei | LUO, Dongmei | true
            Muhammad Exampleyev | EXAMPLEEV, Mohammed | true
            Ivan Testovich Examplov | EXAMPLOFF, Ivan | true
            Fateh Jang Works | FATEHJANG WORKS | false
            """)
    void theSamePartySpeltInTwoWaysIsAlike(String one, String other, boolean persons) {
        assertThat(score(one, other, persons)).isGreaterThanOrEqualTo(ENOUGH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            General Technology Limited | GENERAL TRADING LIMITED | false
            National Development Complex | NATIONAL DEVELOPMENT BANK | false
            Example Trading 1 LLC | EXAMPLE TRADING 2 LLC | false
            Rockside Enterprise | BAYSIDE ENTERPRISE | false
            Affiliates International | ASSOCIATES INTERNATIONAL | false
            Tianjin Creative Source International Trade Co Ltd | TIANJIN INTERNATIONAL TRADE CO LTD | false
            Ivan Testovich Examplov | EXAMPLOV, Pyotr Testovich | true
            Luo Dongmei | LUO, Xiaoming | true
            Company Limited | THE COMPANY | false
            """)
    void twoPartiesAreNotAlike(String one, String other, boolean persons) {
        assertThat(score(one, other, persons)).isLessThan(ENOUGH);
    }

    @Test
    void whatDiffersIsNamed() {
        NameLikeness likeness = NameLikeness.of(
                Wording.of("Institute of Automation for Machine Building Industry"),
                Wording.of("INSTITUTE OF AUTOMATION FOR MACHINERY INDUSTRY CO. LTD."),
                Rarity.UNKNOWN,
                false);
        assertThat(likeness.variants()).containsExactly("machine, machinery");
        assertThat(likeness.onlyInOne()).containsExactly("building");
        assertThat(likeness.onlyInOther()).isEmpty();
    }

    @Test
    void aParticleThatSoundsLikeANameTellsNothingWhicheverComesFirst() {
        assertThat(score("Ell Trading", "EL TRADING 12", true)).isEqualTo(score("EL TRADING 12", "Ell Trading", true));
        assertThat(score("Ell Ltd.", "EL LTD.", false)).isLessThan(ENOUGH);
        assertThat(score("EL LTD.", "Ell Ltd.", false)).isLessThan(ENOUGH);
    }

    @Property
    void likenessDoesNotDependOnWhichNameComesFirst(
            @ForAll("names") String one, @ForAll("names") String other, @ForAll boolean persons) {
        assertThat(score(one, other, persons)).isEqualTo(score(other, one, persons));
    }

    @Property
    void theSameWordsInAnyOrderAndCaseScoreOneAndNothingElseDoes(
            @ForAll("names") String one, @ForAll("names") String other) {
        assertThat(score(one, reversed(one).toUpperCase(java.util.Locale.ROOT), false))
                .isEqualTo(1.0);
        if (!Wording.of(one).sameWords(Wording.of(other))) {
            assertThat(score(one, other, false)).isBetween(0.0, 0.99);
        }
    }

    @Property
    void namesWithoutACommonSoundAreBelowEveryThreshold(@ForAll("names") String one, @ForAll boolean persons) {
        String other = Wording.of(one).words().stream()
                .map(word ->
                        "zz" + word.chars().mapToObj(c -> c == 'z' ? "b" : "x").collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
        assertThat(score(one, other, persons)).isLessThan(0.5);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> telling =
                Arbitraries.strings().withCharRange('a', 'y').ofMinLength(2).ofMaxLength(9);
        Arbitrary<String> common =
                Arbitraries.of("trading", "company", "Ltd.", "of", "international", "12", "Muhammad");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, telling), net.jqwik.api.Tuple.of(2, common))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(words -> String.join(" ", words));
    }

    private static String reversed(String name) {
        return Wording.of(name).words().reversed().stream().collect(Collectors.joining(", "));
    }

    private static double score(String one, String other, boolean persons) {
        return NameLikeness.of(Wording.of(one), Wording.of(other), Rarity.UNKNOWN, persons)
                .score();
    }
}

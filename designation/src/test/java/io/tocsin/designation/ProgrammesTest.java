package io.tocsin.designation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammesTest {
    private static final Pattern IN_XML = Pattern.compile(
            "(?:<(?:program|sanctionsProgram [^>]*|UN_LIST_TYPE|RegimeName)>| programme=\")([^<\"]+)[<\"]");
    private static final Pattern IN_CSV = Pattern.compile("^\\d+,\"[^\"]*\",[^,]*,\"([^\"]*)\"");

    @Test
    void nameOfAProgrammeIsUniqueWithinItsAuthority() {
        assertThat(Programmes.all()).isNotEmpty();
        assertThat(Programmes.all().stream().map(p -> p.authority() + ";" + p.name()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyProgrammeAndInstrumentHasATitle() {
        assertThat(Programmes.all()).allSatisfy(programme -> {
            assertThat(programme.title()).isNotBlank();
            assertThat(programme.instruments()).allSatisfy(instrument -> {
                assertThat(instrument.title()).isNotBlank();
                assertThat(Programmes.instrument(instrument.name())).contains(instrument);
            });
        });
    }

    @Test
    void proliferatorsStandUnderTheirOrder() {
        assertThat(Programmes.underInstrument("us-ofac", "E.O. 13382"))
                .extracting(Programmes.Programme::name)
                .contains("NPWMD");
        assertThat(Programmes.programme("us-ofac", "NO SUCH TAG")).isEmpty();
    }

    @Test
    void aTagStandsForTheInstrumentsOfItsRowAndForTheOrderWhoseNumberItCarries() {
        assertThat(Programmes.standsFor("us-ofac", "NPWMD", "E.O. 13382")).isTrue();
        assertThat(Programmes.standsFor("us-ofac", "FTO", "INA")).isTrue();
        assertThat(Programmes.standsFor("us-ofac", "EXAMPLELAND-EO14999", "E.O. 14999"))
                .isTrue();
        assertThat(Programmes.standsFor("us-ofac", "BELARUS-EO14038", "E.O. 13382"))
                .isFalse();
        assertThat(Programmes.standsFor("us-ofac", "EXAMPLELAND-EO14999", "E.O. 14998"))
                .isFalse();
    }

    @Test
    void partiesOfMissileSanctionsAreNamedInTheGazetteAlone() {
        assertThat(Stream.of("AECA", "ECRA", "INKSNA", "CBW Act").map(Programmes::instrument))
                .allSatisfy(instrument ->
                        assertThat(instrument.orElseThrow().feedsList()).isFalse());
        assertThat(Programmes.instrument("E.O. 13382").orElseThrow().feedsList())
                .isTrue();
    }

    @Test
    void anInstrumentForWhichAProgrammeStandsFeedsAList() {
        assertThat(Programmes.all().stream().flatMap(programme -> programme.instruments().stream()))
                .allSatisfy(instrument ->
                        assertThat(instrument.feedsList()).as(instrument.name()).isTrue());
    }

    @Test
    void anotherAuthorityOfTheJurisdictionMeansTheSameTag() {
        assertThat(Programmes.meant("us-state", "NPWMD"))
                .contains(Programmes.programme("us-ofac", "NPWMD").orElseThrow());
        assertThat(Programmes.meant("un-sc", "DPRK").orElseThrow().authority()).isEqualTo("un-sc");
        assertThat(Programmes.meant("eu", "NPWMD")).isEmpty();
    }

    @Test
    void aSectionOfRegulationsHasTheTitleOfItsPart() {
        assertThat(Programmes.instrument("31 CFR 594.201(a)(5)").orElseThrow().title())
                .isEqualTo("Global Terrorism Sanctions Regulations");
        assertThat(Programmes.instrument("31 CFR 999.201")).isEmpty();
    }

    @Test
    void addressesOfTextsAreThoseOfWhoPublishesThem() {
        assertThat(Programmes.allInstruments().stream().map(Programmes.Instrument::url))
                .allSatisfy(url -> assertThat(url == null
                                || url.matches("https?://(www\\.federalregister\\.gov|www\\.ecfr\\.gov|docs\\.un\\.org"
                                        + "|www\\.legislation\\.gov\\.uk|eur-lex\\.europa\\.eu)/\\S+"))
                        .as(url)
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "us-ofac, ofac/sdn_2023-10-18a.csv",
                "us-ofac, ofac/sdn_2023-10-20.csv",
                "us-ofac, ofac/sdn_2024-05-03.csv",
                "us-ofac, ofac/consolidated_2024-05-06.xml",
                "us-ofac, ofac/consolidated_2025-03-28.xml",
                "us-ofac, ofac/SDN_made_19391_v2.xml.gz",
                "us-ofac, ofac/sdn_enhanced_IRGC_2024-08-28.xml",
                "un-sc, un/un_2017-07-02.xml",
                "un-sc, un/un_2025-04-19.xml",
                "uk, uk/uk_sanctions_list_REAL_2026-09-02_trimmed.xml",
                "eu, eu/eu_fsf_1_1_REAL_2024-12-11_one_entity.xml"
            })
    void everyProgrammeOfARealListHasATitle(String authority, String list) throws IOException {
        Set<String> found = programmes(SharedData.file(list));

        assertThat(found).isNotEmpty();
        assertThat(found)
                .allSatisfy(tag ->
                        assertThat(Programmes.programme(authority, tag)).as(tag).isPresent());
    }

    private static Set<String> programmes(Path list) throws IOException {
        Pattern pattern = list.toString().endsWith(".csv") ? IN_CSV : IN_XML;
        Set<String> found = new TreeSet<>();
        try (Stream<String> lines = lines(list)) {
            lines.flatMap(line -> pattern.matcher(line).results())
                    .flatMap(row -> Arrays.stream(row.group(1).split("\\] \\[")))
                    .forEach(found::add);
        }
        return found;
    }

    private static Stream<String> lines(Path list) throws IOException {
        return list.toString().endsWith(".gz")
                ? new BufferedReader(new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(list)), StandardCharsets.UTF_8))
                        .lines()
                : Files.lines(
                        list, list.toString().endsWith(".csv") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}

package io.tocsin.designation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryTest {

    @ParameterizedTest
    @CsvSource({
        "Iran, IR",
        "Turkey, TR",
        "Burma, MM",
        "Hong Kong, HK",
        "' russia ', RU",
        "IR, IR",
        "Cote d'Ivoire, CI",
        "Cote d\u2019Ivoire, CI",
        "'Korea, North', KP"
    })
    void codesTheNamesThatListsPublish(String name, String code) {
        assertThat(Country.code(name)).contains(code);
    }

    @Test
    void aNameThatIsNotKnownStaysAsPublished() {
        assertThat(Country.code("Atlantis")).isEmpty();
        assertThat(Country.codeOrName(" Atlantis ")).isEqualTo("Atlantis");
    }

    /// Kosovo has a code of wide use; the Netherlands Antilles are gone from the standard, not from
    /// lists.
    @Test
    void everyCodeIsOneOfIso3166OrStillOnLists() {
        Set<String> codes = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
        codes.addAll(Set.of("XK", "AN"));

        assertThat(Country.names().values()).isSubsetOf(codes);
    }

    @Test
    void theTableNamesNoCountryTwice() {
        assertThat(Table.rows("countries.csv", 2).stream().map(row -> row.get(0).toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }
}

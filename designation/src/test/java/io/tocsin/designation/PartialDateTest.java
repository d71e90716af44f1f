package io.tocsin.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Domain(SomeDesignations.class)
class PartialDateTest {

    @Property
    void textSaysAllThatTheDateKnows(@ForAll PartialDate date) {
        assertThat(PartialDate.parse(date.toString())).isEqualTo(date);
    }

    @Property
    void orderAgreesWithEquality(@ForAll PartialDate one, @ForAll PartialDate other) {
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
    }

    @Test
    void writesWhatListsPublish() {
        assertThat(PartialDate.ofYear(1965)).hasToString("1965");
        assertThat(PartialDate.ofYear(965)).hasToString("0965");
        assertThat(PartialDate.ofMonth(1965, 3)).hasToString("1965-03");
        assertThat(PartialDate.of(LocalDate.of(1964, 2, 29))).hasToString("1964-02-29");
        assertThat(PartialDate.ofYear(1965).approximately()).hasToString("1965~");
        assertThat(PartialDate.ofYear(1960).until(PartialDate.ofYear(1962))).hasToString("1960/1962");
        assertThat(PartialDate.ofYear(1960).approximately().until(PartialDate.ofMonth(1962, 12)))
                .hasToString("1960/1962-12~");
    }

    @Test
    void textIsTheSameUnderEveryLocale() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(PartialDate.parse("1965-03-12")).hasToString("1965-03-12");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "/",
                "65",
                "1965-3",
                "1965-13",
                "1965-00",
                "1965-02-30",
                "1965-02-00",
                "0000",
                "19650",
                "-1965",
                "1965/",
                "/1965",
                "1962/1960",
                "1960/1961/1962",
                "1965~~",
                "1960~/1962",
                "circa 1965",
                "1965-03-12T00:00",
                "\u0661\u0669\u0666\u0665"
            })
    void refusesWhatIsNoDate(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PartialDate.parse(text));
    }

    @Test
    void refusalsQuoteTheBadValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialDate.parse("circa 1965"))
                .withMessageContaining("circa 1965");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialDate.parse("1962/1960"))
                .withMessageContaining("1962/1960");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartialDate.Point(1965, null, 12))
                .withMessageContaining("1965-?-12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialDate.parse("1965-02-30"))
                .withMessageContaining("1965-2-30");
    }
}

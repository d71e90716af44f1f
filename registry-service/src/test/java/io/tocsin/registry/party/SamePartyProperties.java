package io.tocsin.registry.party;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Designation;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Facts from small sets, so that parties often agree and often differ.
class SamePartyProperties {
    private static final int TRIES = 2000;

    /// A fact that can be added to both.
    record Fact(String words, UnaryOperator<Parties> adding) {
        @Override
        public String toString() {
            return words;
        }
    }

    @Property(tries = TRIES)
    void itIsTheSameInBothDirections(@ForAll("parties") Parties a, @ForAll("parties") Parties b) {
        assertThat(SameParty.judge(one(a), other(b))).isEqualTo(SameParty.judge(other(b), one(a)));
    }

    @Property(tries = TRIES)
    void aFactMoreThatAgreesNeverMakesItLessSure(
            @ForAll("parties") Parties a, @ForAll("parties") Parties b, @ForAll("facts") Fact fact) {
        double before = score(a, b);
        assertThat(score(fact.adding().apply(a), fact.adding().apply(b))).isGreaterThanOrEqualTo(before);
    }

    @Property(tries = TRIES)
    void whatIsLikelyOnePartySharesAKey(@ForAll("parties") Parties a, @ForAll("parties") Parties b) {
        if (SameParty.judge(one(a), other(b)).isPresent()) {
            Set<String> keys = new HashSet<>(Particulars.of(one(a)).keys());
            keys.retainAll(Particulars.of(other(b)).keys());
            assertThat(keys).isNotEmpty();
        }
    }

    @Property(tries = TRIES)
    void personsWithoutBirthAndNumberAreNeverTied(@ForAll("names") String name, @ForAll("countries") String country) {
        Parties party = Parties.person("x", "1", name).national(country).in(country);
        assertThat(score(party, party)).isZero();
    }

    private static double score(Parties a, Parties b) {
        return SameParty.judge(one(a), other(b)).map(Likeness::score).orElse(0.0);
    }

    private static Designation one(Parties party) {
        return party.designation();
    }

    private static Designation other(Parties party) {
        return party.designation();
    }

    @Provide
    Arbitrary<Parties> parties() {
        Arbitrary<Parties> bare = Combinators.combine(Arbitraries.of(SubjectType.class), names())
                .as((type, name) -> Parties.party("x", "1", type, name));
        return Combinators.combine(bare, facts().list().ofMaxSize(5)).as(SamePartyProperties::with);
    }

    private static Parties with(Parties party, List<Fact> facts) {
        Parties all = party;
        for (Fact fact : facts) {
            all = fact.adding().apply(all);
        }
        return all;
    }

    @Provide
    Arbitrary<Fact> facts() {
        return Arbitraries.oneOf(
                names().map(name -> new Fact("also " + name, party -> party.alias(name, NameQuality.STRONG))),
                names().map(name -> new Fact("weakly " + name, party -> party.alias(name, NameQuality.WEAK))),
                countries().map(country -> new Fact("of " + country, party -> party.national(country))),
                countries().map(country -> new Fact("in " + country, party -> party.in(country))),
                Arbitraries.of("1965", "1965-01-01", "1965-03-02", "1964/1966", "1965~", "1970-05", "1900/1990")
                        .map(date -> new Fact("born " + date, party -> party.born(date))),
                Combinators.combine(
                                Arbitraries.of(
                                        "Passport", "Tax ID No.", "IMO Number", "SWIFT/BIC", "UN Reference Number"),
                                Arbitraries.of("A1234567", "9123456", "9123457", "BANKIRTH", "12345", "n/a", "QDi.991"),
                                Arbitraries.of("", "IR", "SY"))
                        .as((kind, number, country) -> new Fact(
                                kind + " " + number + " " + country, party -> party.number(kind, number, country))));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "Doe", "Jonathan Doe", "DOE, Jonathan", "Jonathan Q. Doe", "Muhammad Ali", "DWL", "Doe Works Ltd.");
    }

    @Provide
    Arbitrary<String> countries() {
        return Arbitraries.of("IR", "SY", "PK");
    }
}

package io.tocsin.ingest.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProseReaderPropertiesTest {
    private static final String REASON =
            " for having engaged in activities that have materially contributed to proliferation.";

    @Property(tries = 200)
    void namesOfTheOfficialSentenceAreReadExactly(@ForAll("parties") List<String> names) {
        assertThat(Statements.names(statement(names))).containsExactlyElementsOf(names);
    }

    @Property(tries = 200)
    void activeSentenceNamesTheSame(@ForAll("parties") List<String> names) {
        String text = "The Department of State is designating " + series(names) + " pursuant to E.O. 13382.";
        String counted = names.size() > 1 ? "Today, we are designating " + names.size() + " entities. " + text : text;

        assertThat(Statements.names(counted)).containsExactlyElementsOf(names);
    }

    @Property(tries = 100)
    void kindsOfQuotesAndHyphensMakeNoDifference(@ForAll("parties") List<String> names) {
        String plain = statement(names).replace("Example", "Xi'an Ex-ample");
        String typographic = plain.replace('\'', '\u2019').replace('-', '\u2010');

        assertThat(Statements.names(typographic)).isEqualTo(Statements.names(plain));
    }

    @Property(tries = 100)
    void withoutAVerbThatPerformsThereIsNothing(@ForAll("parties") List<String> names) {
        String text = statement(names)
                .replace("are being designated", "have been described")
                .replace("is being designated", "has been described")
                .replace("is designating", "is describing");

        assertThat(Statements.read(text)).isEmpty();
    }

    private static String statement(List<String> names) {
        return "The United States is designating " + names.size() + (names.size() == 1 ? " entity" : " entities")
                + " for sanctions pursuant to Executive Order (E.O.) 13382.\n" + series(names)
                + (names.size() == 1 ? " is" : " are") + " being designated pursuant to E.O. 13382 Section 1(a)(ii)"
                + REASON;
    }

    private static String series(List<String> names) {
        return switch (names.size()) {
            case 1 -> names.getFirst();
            case 2 -> names.getFirst() + " and " + names.getLast();
            default -> String.join(", ", names.subList(0, names.size() - 1)) + ", and " + names.getLast();
        };
    }

    @Provide
    Arbitrary<List<String>> parties() {
        Arbitrary<String> first = Arbitraries.of("Example", "Sample", "Omar", "Test", "Placeholder", "Muster");
        Arbitrary<String> second = Arbitraries.of(
                " Metals",
                " Research Institute",
                " and Sons",
                " Import and Export",
                " Oil and Gas",
                " & Partners",
                " Long Road");
        Arbitrary<String> number = Arbitraries.of(" Alpha", " Beta", " Gamma", " Delta");
        Arbitrary<String> suffix =
                Arbitraries.of(" Limited", " Co., Ltd.", ", LLC", " Inc.", " Private Limited", " Company", " FZE");
        return Combinators.combine(first, number, second, suffix)
                .as((a, b, c, d) -> a + b + c + d)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(name ->
                        name.replaceAll("(?:,? (?:Limited|Co\\.|Ltd\\.|LLC|Inc\\.|Private|Company|FZE))+$", ""));
    }
}

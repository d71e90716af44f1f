package io.tocsin.ingest.console;

import io.tocsin.ingest.console.RunPage.Party;
import io.tocsin.ingest.console.SourcePage.Fact;
import io.tocsin.ingest.prose.Extraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what was read in a text of a party.
final class Parties {
    private Parties() {}

    static List<Party> of(List<Extraction> read) {
        return read.stream().map(Parties::of).toList();
    }

    /// "1 party", "4 parties".
    static String count(int n) {
        return n == 1 ? "1 party" : n + " parties";
    }

    static Party of(Extraction read) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "also known as", String.join("; ", read.aliases()));
        add(facts, "subject", read.subjectType().name().toLowerCase(Locale.ROOT));
        add(facts, "country", country(read.country()));
        add(
                facts,
                read.legalBases().size() == 1 ? "legal basis" : "legal bases",
                read.legalBases().stream()
                        .map(basis -> basis.section() == null
                                ? basis.instrument()
                                : basis.instrument() + " section " + basis.section())
                        .collect(Collectors.joining("; ")));
        add(facts, read.programmes().size() == 1 ? "programme" : "programmes", String.join(", ", read.programmes()));
        add(
                facts,
                "designated on",
                read.designatedOn() == null ? "" : read.designatedOn().toString());
        return new Party(
                read.name(),
                Wording.word(read.action()),
                facts,
                (int) Math.round(read.confidence() * 100),
                read.quote());
    }

    private static String country(@Nullable String code) {
        if (code == null) {
            return "";
        }
        String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
        return name.equals(code) ? code : name + " (" + code + ")";
    }

    private static void add(List<Fact> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(name, value));
        }
    }
}

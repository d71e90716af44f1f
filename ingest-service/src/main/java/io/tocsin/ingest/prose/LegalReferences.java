package io.tocsin.ingest.prose;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Programmes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the legal instruments that a sentence names, each with its sections: "E.O. 13382 Section
/// 1(a)(ii)", "sections 1(a)(i) and 1(a)(vi) of Executive Order (E.O.) 14024, as amended", "section 1244
/// of IFCA".
public final class LegalReferences {
    /// Whose tags stand for American instruments.
    private static final String AUTHORITY_OF_PROGRAMMES = "us-ofac";

    private static final String SECTION = "\\d{1,4}[A-Z]?(?:\\([a-zA-Z0-9]{1,5}\\)){0,6}+";
    private static final String SECTIONS =
            SECTION + "(?:(?:,? (?:and|or)(?:/or)? |, |; (?:and )?)(?:[Ss]ections? )?" + SECTION + "){0,6}";
    /// An order by its number, after its title or, in garbled texts, after "section" alone.
    private static final String ORDER =
            "(?:(?:Executive Orders?|E\\.? ?O\\.?)(?: ?\\((?:E\\.? ?O\\.?|EO)s?\\))?(?: Nos?\\.?)? ?"
                    + "|[Ss]ection )(1[2-5]\\d{3})\\b";
    private static final Pattern ORDERS = Pattern.compile("(?:[Ss]ections? (" + SECTIONS
            + "),? (?:of|in|under) (?:the )?)?" + ORDER
            + "(?:(?:,? ?(?:[Ss]ections?|[Ss]ec\\.|\u00a7) ?| )(" + SECTION + "(?<=\\))(?:,? (?:and|or) " + SECTION
            + "(?<=\\))){0,4}))?");
    private static final Map<String, String> STATUTES = Map.of(
            "Arms Export Control Act|AECA", "AECA",
            "Export Control Reform Act|ECRA", "ECRA",
            "Iran, North Korea,? and Syria Nonproliferation Act|INKSNA", "INKSNA",
            "Countering America's Adversaries [Tt]hrough Sanctions Act|CAATSA", "CAATSA",
            "Iran Freedom and Counter-?[Pp]roliferation Act|IFCA", "IFCA",
            "Iran Sanctions Act", "ISA",
            "Immigration and Nationality Act", "INA",
            "Export Administration Act", "EAA",
            "Foreign Narcotics Kingpin Designation Act|Kingpin Act", "Kingpin Act",
            "Protecting Europe's Energy Security Act|PEESA", "PEESA");
    private static final Pattern STATUTE = Pattern.compile(
            "(?:[Ss]ections? (" + SECTIONS + ") of (?:the )?)?\\b(" + String.join("|", STATUTES.keySet()) + ")\\b");
    private static final Pattern INELIGIBILITY =
            Pattern.compile("[Ss]ection (7031\\(c\\)(?:\\(\\d\\)(?:\\([A-Z]\\))?)?)");
    private static final Pattern ONE_SECTION = Pattern.compile(SECTION);

    private static final Pattern BARE =
            Pattern.compile("(?:pursuant to|under) [Ss]ections? (\\d{1,2}(?:\\([a-zA-Z0-9]{1,5}\\)){1,6}+)(?! of\\b)");

    private LegalReferences() {}

    /// The section that a sentence names without its instrument, of the instrument that was named before.
    static List<LegalBasis> bare(String sentence, String instrument) {
        return BARE.matcher(sentence)
                .results()
                .map(match -> new LegalBasis(instrument, match.group(1)))
                .distinct()
                .toList();
    }

    /// A legal basis, and where the sentence names it.
    record Reference(int start, int end, LegalBasis basis) {}

    /// The bases that the words name.
    public static List<LegalBasis> bases(String words) {
        return merged(in(words).stream().map(Reference::basis).toList());
    }

    /// All references, in the order of the sentence.
    static List<Reference> in(String sentence) {
        List<Reference> found = new ArrayList<>();
        Matcher order = ORDERS.matcher(sentence);
        while (order.find()) {
            String sections = order.group(1) == null ? order.group(3) : order.group(1);
            add(order, "E.O. " + order.group(2), sections, found);
        }
        Matcher statute = STATUTE.matcher(sentence);
        while (statute.find()) {
            String instrument = STATUTES.entrySet().stream()
                    .filter(entry -> statute.group(2).matches(entry.getKey()))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            add(statute, instrument, statute.group(1), found);
        }
        Matcher visa = INELIGIBILITY.matcher(sentence);
        while (visa.find()) {
            found.add(new Reference(visa.start(), visa.end(), new LegalBasis("Appropriations Act", visa.group(1))));
        }
        found.sort(Comparator.comparingInt(Reference::start));
        return found;
    }

    private static void add(Matcher at, String instrument, @Nullable String sections, List<Reference> found) {
        if (sections == null) {
            found.add(new Reference(at.start(), at.end(), new LegalBasis(instrument, null)));
            return;
        }
        Matcher section = ONE_SECTION.matcher(sections);
        while (section.find()) {
            found.add(new Reference(at.start(), at.end(), new LegalBasis(instrument, section.group())));
        }
    }

    /// The bases, each once. One without a section says nothing beside one of the same instrument that
    /// has it.
    public static List<LegalBasis> merged(List<LegalBasis> bases) {
        return bases.stream()
                .filter(basis -> basis.section() != null
                        || bases.stream()
                                .noneMatch(other -> other.section() != null
                                        && other.instrument().equals(basis.instrument())))
                .distinct()
                .sorted()
                .toList();
    }

    /// The tags that stand for the instruments: those for which there is exactly one.
    public static List<String> programmes(List<LegalBasis> bases) {
        return bases.stream()
                .map(basis -> Programmes.underInstrument(AUTHORITY_OF_PROGRAMMES, basis.instrument()))
                .filter(programmes -> programmes.size() == 1)
                .map(programmes -> programmes.getFirst().name())
                .distinct()
                .toList();
    }
}

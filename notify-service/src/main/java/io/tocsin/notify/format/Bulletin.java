package io.tocsin.notify.format;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// News in words, for people: one line that says it, and facts in the order of their weight.
///
/// @param headline one line; what it names is told without marks that would order a page or a header anew
/// @param facts at most {@link #MAX_FACTS}
/// @param links where to read on
record Bulletin(String headline, List<Fact> facts, List<Link> links) {
    /// What a person can take in; the rest is behind the links.
    static final int MAX_FACTS = 20;

    /// No name that an authority gave is longer; what is, ends in an ellipsis.
    static final int MAX_HEADLINE = 500;

    private static final int MAX_LABEL = 60;
    private static final int MAX_VALUE = 500;

    /// All but the two joiners that Persian and Indian scripts are written with.
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\s[\\p{Cf}&&[^\\u200C\\u200D]]]+");
    private static final Pattern WEB = Pattern.compile("https?://[^\\s|<>\"`\\\\]{1,500}");

    Bulletin {
        headline = shortened(plain(headline), MAX_HEADLINE);
        facts = facts.stream().limit(MAX_FACTS).toList();
        links = List.copyOf(links);
    }

    /// One fact: `Programme: NPWMD`.
    record Fact(String label, String value) {
        Fact {
            label = shortened(plain(label), MAX_LABEL);
            value = shortened(plain(value), MAX_VALUE);
        }

        String line() {
            return label + ": " + value;
        }
    }

    /// Where to read on.
    record Link(String label, URI target) {
        /// A link to an address that came with a document, and could be anything; empty where it is none of
        /// the
        /// web, or too long to be sent.
        static Optional<Link> toThe(String label, String url) {
            try {
                return WEB.matcher(url).matches() ? Optional.of(new Link(label, URI.create(url))) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /// The same with fewer facts: a channel takes only so much.
    Bulletin withFacts(int count) {
        return new Bulletin(headline, facts.subList(0, count), links);
    }

    /// Control characters, line ends and marks that turn the direction of writing become a space.
    private static String plain(String text) {
        return INVISIBLE.matcher(text).replaceAll(" ").strip();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most - 2))) + "…";
    }
}

package io.tocsin.ingest.ofac;

import io.tocsin.designation.LegalBasis;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The legal authorities of OFAC's enhanced format in the form that announcements have them.
final class LegalAuthorities {
    /// `Executive Order 13382 (Non-proliferation)`, `Executive Order 13628 - Section 3`.
    private static final Pattern ORDER = Pattern.compile(
            "Executive Order (?<number>\\d{4,5})(?: - Section (?<section>[\\w()]+))?(?: \\([^()]*\\))?");

    /// `CAATSA - Section 231`.
    private static final Pattern STATUTE = Pattern.compile("(?<name>[A-Z]{2,10}) - Section (?<section>[\\w()]+)");

    private LegalAuthorities() {}

    /// The instrument with its section; what is in neither form stands as published.
    static LegalBasis basis(String published) {
        String text = published.strip();
        Matcher order = ORDER.matcher(text);
        if (order.matches()) {
            return new LegalBasis("E.O. " + order.group("number"), order.group("section"));
        }
        Matcher statute = STATUTE.matcher(text);
        return statute.matches()
                ? new LegalBasis(statute.group("name"), statute.group("section"))
                : new LegalBasis(text, null);
    }
}

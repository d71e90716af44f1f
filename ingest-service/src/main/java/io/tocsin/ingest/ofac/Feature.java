package io.tocsin.ingest.ofac;

import io.tocsin.designation.Country;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.PartialDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One element of OFAC's list of ids, or the segment of the remarks that says the same. OFAC keeps there what a party
/// is identified by, and also what it is told by, hit by, and warned of.
sealed interface Feature {
    /// A real identifier.
    record Document(Identifier identifier) implements Feature {}

    /// What is imposed on the party, as published: a directive determination.
    record Measure(String text) implements Feature {}

    /// What OFAC says beside: `Secondary sanctions risk: ...`, `Website ...`. In the wording of the CSV.
    record Note(String text) implements Feature {}

    /// What is imposed by a determination that stands among the ids.
    Pattern MEASURE = Pattern.compile(
            "(?:Executive Order \\d+ (?:Directive (?:Determination -|Information(?: -|:)?+)|[Ii]nformation:)"
                    + "|CAATSA Section \\d+ Information:) (?!For more information).*");

    /// Number, country, day of issue and of expiry, in the wording of the CSV.
    Pattern DOCUMENT = Pattern.compile("(?<number>.+?)(?: \\((?<country>\\p{Lu}[^()\\d]*)\\))?(?: issued (?<issued>"
            + OfacDates.POINT_OR_RANGE + "))?(?: expires (?<expires>" + OfacDates.POINT_OR_RANGE + "))?");

    /// What a segment of the remarks says; empty where it is text.
    static Optional<Feature> in(String segment) {
        if (isMeasure(segment)) {
            return Optional.of(new Measure(segment));
        }
        if (FeatureKinds.isNote(segment)) {
            return Optional.of(new Note(segment));
        }
        return FeatureKinds.identifierType(segment).flatMap(type -> document(type, segment.substring(type.length())));
    }

    /// What an element of the list of ids says.
    static Feature of(
            String type, String number, @Nullable String country, @Nullable String issued, @Nullable String expires) {
        String wording = wording(type, number, country, issued, expires);
        if (isMeasure(wording)) {
            return new Measure(wording);
        }
        if (!FeatureKinds.isIdentifierType(type)) {
            Optional<Feature> asRemark = in(wording);
            if (asRemark.isPresent()) {
                return asRemark.get();
            }
        }
        Optional<PartialDate> issuedOn = Optional.ofNullable(issued).flatMap(OfacDates::date);
        Optional<PartialDate> expiresOn = Optional.ofNullable(expires).flatMap(OfacDates::date);
        boolean datesLost = issued != null && issuedOn.isEmpty() || expires != null && expiresOn.isEmpty();
        if (number.isEmpty()
                || datesLost
                || FeatureKinds.tellsOfIssue(number)
                || FeatureKinds.isNote(wording)
                || FeatureKinds.isNoteType(type)) {
            return new Note(wording);
        }
        return new Document(new Identifier(
                type,
                number,
                country == null ? null : Country.codeOrName(country),
                issuedOn.orElse(null),
                expiresOn.orElse(null)));
    }

    private static boolean isMeasure(String wording) {
        return (wording.startsWith("Executive") || wording.startsWith("CAATSA"))
                && MEASURE.matcher(wording).matches();
    }

    private static Optional<Feature> document(String type, String value) {
        Matcher parts = DOCUMENT.matcher(value.strip());
        if (!parts.matches() || !FeatureKinds.mayBeNumber(parts.group("number"))) {
            return Optional.empty();
        }
        String country = parts.group("country");
        return Optional.of(new Document(new Identifier(
                type,
                parts.group("number"),
                country == null ? null : Country.codeOrName(country),
                date(parts.group("issued")),
                date(parts.group("expires")))));
    }

    private static @Nullable PartialDate date(@Nullable String text) {
        return text == null ? null : OfacDates.date(text).orElse(null);
    }

    private static String wording(
            String type, String number, @Nullable String country, @Nullable String issued, @Nullable String expires) {
        return (type + " " + number).strip()
                + (country == null ? "" : " (" + country + ")")
                + (issued == null ? "" : " issued " + issued)
                + (expires == null ? "" : " expires " + expires);
    }
}

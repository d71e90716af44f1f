package io.tocsin.ingest.prose;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.event.Action;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one sentence says of one party.
///
/// @param bases what the sentence itself names
/// @param programmes tags that stand beside the name
/// @param day the day that the sentence names for the act, null where it names none
/// @param delimited whether it is beyond doubt where the name begins and ends
/// @param counted whether the sentence announces a number of parties and names as many
record Claim(
        Party party,
        Action action,
        Act.Tense tense,
        List<LegalBasis> bases,
        List<String> programmes,
        @Nullable LocalDate day,
        boolean delimited,
        boolean counted,
        String quote) {
    private static final Pattern FORM_OF_COMPANY = Pattern.compile("(?:,? " + Words.SUFFIX + "\\.?)+$");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]");

    /// What two spellings of one name have in common: letters and digits in lower case, without the form
    /// of company.
    String key() {
        String name = FORM_OF_COMPANY.matcher(party.name()).replaceAll("");
        return action + ":" + MARKS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /// This claim and another about the same party as one. The quote is of the plainer one.
    Claim and(Claim other) {
        List<LegalBasis> all = new ArrayList<>(bases);
        all.addAll(other.bases);
        boolean otherIsPlainer =
                other.tense.compareTo(tense) < 0 || other.tense == tense && bases.isEmpty() && !other.bases.isEmpty();
        boolean otherIsFuller = other.party.name().length() > party.name().length();
        Party longer = otherIsFuller ? other.party : party;
        Party shorter = otherIsFuller ? party : other.party;
        List<String> tags = new ArrayList<>(programmes);
        other.programmes.stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
        return new Claim(
                longer.with(shorter.country(), shorter.type(), shorter.aliases()),
                action,
                otherIsPlainer ? other.tense : tense,
                LegalReferences.merged(all),
                tags,
                day == null ? other.day : day,
                delimited || other.delimited,
                counted || other.counted,
                otherIsPlainer ? other.quote : quote);
    }
}

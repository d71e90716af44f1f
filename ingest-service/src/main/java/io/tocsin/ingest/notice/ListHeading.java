package io.tocsin.ingest.notice;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.event.Action;
import io.tocsin.ingest.prose.LegalReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words above a list that say what happens to those on it.
///
/// @param action what; null where the words mix additions and removals, so that they say nothing of any entry
/// @param bases the instruments that the words name
/// @param items what stands behind the words' colon, in the same paragraph; empty where the list follows
record ListHeading(@Nullable Action action, List<LegalBasis> bases, String items) {
    private static final int LONGEST = 2_500;
    private static final Pattern POINTS =
            Pattern.compile("\\b(?:following|below|specified|herein|listed)\\b|\\bchanges to the \\S+ list\\b|:$");
    private static final Pattern MIXED = Pattern.compile(
            "\\badditions?, (?:deletions?|removals?),? (?:and|or) (?:changes?|amendments?)|\\badded (?:to )?or removed|\\badditions? (?:and|or) (?:deletions?|removals?)"
                    + "|\\bremoved or added");
    private static final Pattern SETTLED = Pattern.compile(
            "\\bas (?:further )?amended\\b|amend(?:s|ing)? (?:the )?Export Administration Regulations(?: \\(EAR\\))?|previously (?:added|designated|identified|imposed)"
                    + "|section \\d+ of [^,;:]*?, as added",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LANGUAGE = Pattern.compile(
            "\\b(?:language|phrase|text|statement|wording)\\b.{0,250}\\badded to\\b|\\bupdated to include\\b|\\badded to the (?:\\w+ ){0,3}(?:below|following) (?:names|entries)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DELIST = Pattern.compile(
            "\\b(?:de-?list(?:s|ed|ings?)?|deletions?|deleted|removals?|remov(?:e|es|ed|ing)|unblock(?:ed|s|ing)?|rescind(?:s|ed|ing)?|rescissions?|revok(?:e|es|ed|ing)|revocations?"
                    + "|terminat(?:e|es|ed|ing|ions?)|lift(?:s|ed|ing)|no longer|delete)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AMEND = Pattern.compile(
            "\\b(?:changes?|changed|updat(?:e|es|ed|ing)|amend(?:s|ed|ing|ments?)?|revis(?:e|es|ed|ing|ions?)|modif(?:y|ies|ied|ying|ications?)|correct(?:s|ed|ing|ions?)?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DESIGNATE = Pattern.compile(
            "\\b(?:add(?:s|ed|ing|itions?)?|plac(?:ed|es|ing)|designat(?:e|es|ed|ing|ions?)|block(?:ed|s|ing)|impos(?:e|es|ed|ing|ition)|sanction(?:s|ed)|identified"
                    + "|measures [^:;]{0,120}\\bapply to|listed under"
                    + "|determin(?:ed|ation)\\b[^:;]{0,160}\\bfollowing [^:;]{0,80}\\bengaged in)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RESOLUTIONS =
            Pattern.compile("[Rr]esolutions? ((?:\\d{3,4} \\(\\d{4}\\)(?:, (?:and )?| and )?)+)");
    private static final Pattern RESOLUTION = Pattern.compile("(\\d{3,4}) \\(\\d{4}\\)");

    ListHeading {
        bases = List.copyOf(bases);
    }

    /// The heading, where the words are one.
    static Optional<ListHeading> of(String words) {
        int colon = words.lastIndexOf(": ");
        boolean inside = colon > 0 && POINTS.matcher(words.substring(0, colon)).find();
        String lead = inside ? words.substring(0, colon + 1) : words;
        if (lead.length() > LONGEST || !POINTS.matcher(lead).find()) {
            return Optional.empty();
        }
        if (MIXED.matcher(lead).find()) {
            return Optional.of(new ListHeading(null, List.of(), ""));
        }
        String items =
                lead.length() < words.length() ? words.substring(lead.length()).strip() : "";
        return action(lead).map(action -> new ListHeading(action, bases(lead), items));
    }

    /// What the words say happens; the act that undoes or amends is told before the one that it is about.
    static Optional<Action> action(String words) {
        if (LANGUAGE.matcher(words).find()) {
            return Optional.of(Action.AMEND);
        }
        String acts = SETTLED.matcher(words).replaceAll(" ");
        if (DELIST.matcher(acts).find()) {
            return Optional.of(Action.DELIST);
        }
        if (AMEND.matcher(acts).find()) {
            return Optional.of(Action.AMEND);
        }
        return DESIGNATE.matcher(acts).find() ? Optional.of(Action.DESIGNATE) : Optional.empty();
    }

    private static List<LegalBasis> bases(String lead) {
        List<LegalBasis> bases = new ArrayList<>(LegalReferences.bases(lead));
        Matcher resolutions = RESOLUTIONS.matcher(lead);
        if (resolutions.find()) {
            RESOLUTION
                    .matcher(resolutions.group(1))
                    .results()
                    .map(resolution -> new LegalBasis("UNSCR " + resolution.group(1), null))
                    .forEach(bases::add);
        }
        if (lead.contains("Entity List")) {
            bases.add(new LegalBasis("EAR", "Entity List"));
        }
        return bases;
    }
}

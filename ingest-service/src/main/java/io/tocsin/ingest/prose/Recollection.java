package io.tocsin.ingest.prose;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells a new act from one that the text recalls. It follows the text: once an earlier act is recalled,
/// the sentences after it are about that one, until an act is plainly of today.
///
/// What the authority does now stands in the progressive ("is designating", "are being designated") and
/// is always new. The perfect is new unless something points back; the past is new only with "today", a
/// day of the week, or a date within [#NEWS_DAYS] of publication.
final class Recollection {
    /// For how many days after an act a text about it is news.
    static final int NEWS_DAYS = 3;
    /// For how many days a text that lists in the present who is sanctioned still announces it.
    static final int RECENT_DAYS = 31;

    private static final Pattern NOW = Pattern.compile(
            "\\b(?:[Tt]oday(?!'s)|hereby|[Tt]his morning|[Nn]ow|[Tt]his week|newly|[Aa]s part of (?:this|today's|these) actions?)\\b");
    private static final String MONTHS =
            "January|February|March|April|May|June|July|August|September|October|November|December";
    private static final Pattern BACK = Pattern.compile(
            "\\b(?:previous(?:ly)?|[Ee]arlier|[Pp]rior|already|[Ll]ast (?:year|month|week|fall|spring|summer|winter|"
                    + MONTHS + ")|"
                    + "(?:[Ii]n|[Ss]ince|[Tt]his|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id|of)[ -](?:" + MONTHS
                    + ")|(?:[Ii]n|[Ss]ince|during|of|early|late) \\d{4}|[Ss]ince|"
                    + "[Ii]n recent (?:years|months)|[Oo]ver the past|ago|follow(?:s|ed)|[Ff]ollowing (?:the|an?|last|its|this)|[Bb]uilds? on|once|initially|originally|remains?)\\b|"
                    + "(?:" + MONTHS + "),? \\d{4}\\b");
    private static final Pattern ALREADY =
            Pattern.compile("\\b(?:is|are) (?:also|already|currently|previously|still)\\b");
    private static final Pattern REASONED = Pattern.compile(
            " pursuant to [^;]{1,120}? for (?:having|being|acting|owning|operating|providing|supporting|engaging|materially|knowingly)\\b");
    /// A description tells of other times than the clause.
    private static final Pattern RELATIVE = Pattern.compile(", (?:which|who|whose|that)\\b[^,]*(?:, |$)");
    /// How far behind the verb a word about the time still belongs to it.
    private static final int BEHIND_VERB = 48;

    private final Days days;
    private final @Nullable LocalDate reference;
    private boolean recalling;
    /// Whether the text tells in the past tense of what was done today.
    private boolean reporting;

    Recollection(Days days, @Nullable LocalDate reference) {
        this.days = days;
        this.reference = reference;
    }

    /// Whether the act is an earlier one, in the course of the text.
    boolean recalled(Act act, Masked sentence) {
        String window = window(act, sentence.flat());
        boolean isRecalled = switch (act.tense()) {
            case PROGRESSIVE -> false;
            case PRESENT ->
                ALREADY.matcher(window).find() && !NOW.matcher(window).find()
                        || BACK.matcher(verb(act, sentence)).find();
            case PERFECT ->
                pointsBack(window) || recalling && !NOW.matcher(window).find();
            case PAST ->
                pointsBack(window)
                        || !(ofToday(window) || reporting && timeless(window) || !recalling && reasoned(act, sentence));
        };
        recalling = isRecalled;
        reporting = act.tense() == Act.Tense.PAST && !isRecalled;
        return isRecalled;
    }

    /// Whether the act is so young that a text may still be its first announcement: reports to Congress are
    /// published weeks after the measures that they bring.
    boolean recent(LocalDate day) {
        long age = reference == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(day, reference);
        return age >= 0 && age <= RECENT_DAYS;
    }

    /// The day of the act where its own clause names one.
    Optional<LocalDate> day(Act act, Masked sentence) {
        String window = window(act, sentence.flat());
        return days.named(window).or(() -> days.weekday(window));
    }

    /// "was designated pursuant to E.O. 13382 for having provided": basis and reason, and no time at all.
    private boolean reasoned(Act act, Masked sentence) {
        String flat = sentence.flat();
        return REASONED.matcher(flat.substring(act.verbEnd())).lookingAt()
                && timeless(flat)
                && !BACK.matcher(flat).find();
    }

    private boolean timeless(String window) {
        return days.named(window).isEmpty() && days.weekday(window).isEmpty();
    }

    private boolean pointsBack(String window) {
        if (NOW.matcher(window).find()) {
            return false;
        }
        Optional<LocalDate> named = days.named(window);
        return named.isPresent() ? !fresh(named.get()) : BACK.matcher(window).find();
    }

    private boolean ofToday(String window) {
        return NOW.matcher(window).find()
                || days.weekday(window).isPresent()
                || days.named(window).filter(this::fresh).isPresent();
    }

    private boolean fresh(LocalDate day) {
        return reference != null && Math.abs(ChronoUnit.DAYS.between(day, reference)) <= NEWS_DAYS;
    }

    private static String verb(Act act, Masked sentence) {
        return sentence.flat().substring(act.verbStart(), act.verbEnd());
    }

    /// Words about the time stand before the verb, or close behind it.
    private static String window(Act act, String flat) {
        int end = Math.min(flat.length(), act.verbEnd() + BEHIND_VERB);
        int clause = flat.indexOf(',', Math.min(act.verbEnd(), flat.length()));
        boolean dateFollows = clause >= 0 && flat.substring(clause).matches("(?s), \\d{4}.*");
        int from = Math.min(act.clauseStart(), act.verbStart());
        String before = RELATIVE.matcher(flat.substring(from, act.verbStart())).replaceAll(" ");
        return before + flat.substring(act.verbStart(), clause >= 0 && clause < end && !dateFollows ? clause : end);
    }
}

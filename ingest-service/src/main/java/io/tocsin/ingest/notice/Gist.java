package io.tocsin.ingest.notice;

import io.tocsin.designation.event.Action;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// What a notice in the Federal Register says of itself, in its title and its summary. The title never tells
/// enough: hundreds are called "Notice of OFAC Sanctions Action"; the summary tells.
///
/// @param acts what it says was done to persons; empty where it is about rules, licences or anything else
/// @param waiver whether it waives measures, which no rule here reads
public record Gist(Set<Action> acts, boolean waiver) {
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\bCode of Federal Regulations\\b|\\bSanctions Regulations (?:in|to)\\b|adding regulations|\\bcraniofacial\\b|Clean Air Act|Environmental Protection Agency"
                    + "|general licen[cs]es?|web general|sector(?:al)? determination",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PERSONS = Pattern.compile(
            "\\bnames?\\b|\\bpersons?\\b|entit(?:y|ies)|individuals?|vessels?|aircraft|Entity List|property|designations? (?:as|of)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DESIGNATE = Pattern.compile(
            "\\b(?:(?:have|has) been|were|are being|was) placed on\\b|\\b(?:have|has|were) (?:been )?added to (?:the|its|OFAC's)\\b"
                    + "|\\b(?:by )?adding (?:an? |the )?(?:[\\w-]+ ){0,8}?(?:entit(?:y|ies)|entr(?:y|ies)|persons?)\\b|\\badd(?:s|ed)? (?:[\\w-]+ ){1,6}?(?:entit(?:y|ies)|entries) (?:to|under)\\b"
                    + "|\\bha(?:s|ve) imposed sanctions\\b|\\b(?:Pompeo|Blinken|Rubio|Secretary(?: of State)?|State) (?:has )?imposed sanctions\\b|\\b(?:warrant|require)s?(?:ed)? (?:the )?imposition\\b"
                    + "|\\bImposition of (?:Missile|Nonproliferation)\\b|\\bmet the criteria for (?:the imposition of )?sanctions\\b|\\bdetermined that .{1,200}(?:sanctions|has knowingly|engaged)"
                    + "|\\b(?:Foreign Terrorist Organization|Specially Designated Global Terrorist) Designations? of\\b|\\bIn the Matter of the Designation\\b"
                    + "|\\bDesignations? of .{1,200} as (?:an? )?(?:Foreign Terrorist|Specially Designated)|\\bidentified .{1,60} as blocked property\\b|\\bEntity List Additions?\\b|\\bAdditions? (?:of .{1,40} |and \\w+ (?:of .{1,20} )?)?to the Entity List\\b"
                    + "|\\band imposed sanctions on\\b|\\badding them to\\b|\\bsubject to specific prohibitions\\b|\\bentity .{1,120} has knowingly\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DELIST = Pattern.compile(
            "\\b(?:have|has|had) been (?:unblocked|removed|delisted)\\b|\\b(?:a |the )?removals? of (?:an? |the )?(?:\\w+ )?(?:aircraft|vessel|person|individual|entity|names?|penalties|sanctions)\\b"
                    + "|\\bhas removed\\b|\\bwho (?:have|has) been (?:unblocked|removed)\\b|\\bremoving (?:an? |the )?(?:[\\w-]+ ){0,6}?(?:entit(?:y|ies)|entr(?:y|ies)|persons?|individuals?|names?)\\b"
                    + "|\\bremoves? (?:[\\w-]+ ){0,6}?(?:entit(?:y|ies)|entries)\\b|\\b(?:are|is|been) (?:hereby )?(?:rescinded|terminated|revoked)\\b|\\bto terminate (?:\\w+ ){0,3}measures\\b|\\bTermination of .{1,80} Measures\\b"
                    + "|\\bRevocation of .{0,80}Designations?\\b|\\bEntity List Removals?\\b|\\bRemovals? of .{0,30}(?:Entity|Entities|Penalties)\\b|\\bbeing unblocked\\b|\\bunblocking\\b|\\bRescission of\\b|\\bno longer subject to the (?:prohibitions|blocking)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern AMEND = Pattern.compile(
            "\\b(?:updat(?:e|es|ing|ed)|changes?|changing) (?:to |in )?(?:the |one |an? )?(?:identifying information|(?:\\w+(?:'s)? ){0,3}?(?:entr(?:y|ies)|listings?))\\b"
                    + "|\\b(?:modif(?:y|ies|ied|ying)|revis(?:e|es|ed|ing)|correct(?:s|ed|ing)?|amend(?:s|ed|ing)?) (?:[\\w-]+ ){0,5}?(?:existing )?(?:entit(?:y|ies)|entr(?:y|ies))\\b"
                    + "|\\bRevisions? (?:of|to) .{0,40}(?:Entit(?:y|ies)|Entry|Entity List)\\b|\\band Revisions? (?:of .{0,30})?(?:to|on) the Entity List|\\bModifications? to the Entity List\\b|\\bReview and Amendment of .{0,60}Designation\\b|\\bremoving \\w+ aliases\\b|\\bCorrection to Notice of\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern WAIVER = Pattern.compile("\\bWaiver of .{0,60}Sanctions\\b", Pattern.CASE_INSENSITIVE);

    public Gist {
        acts = Set.copyOf(acts);
    }

    /// The gist of a notice.
    ///
    /// @param summary empty where it has none
    public static Gist of(String title, String summary) {
        String words = title + ". " + summary;
        boolean waiver = WAIVER.matcher(title).find();
        if (!PERSONS.matcher(words).find()
                || ELSEWHERE.matcher(words).find() && !summary.contains("SDN List") && !words.contains("Entity List")) {
            return new Gist(Set.of(), waiver);
        }
        EnumSet<Action> acts = EnumSet.noneOf(Action.class);
        if (DESIGNATE.matcher(words).find()) {
            acts.add(Action.DESIGNATE);
        }
        if (DELIST.matcher(words).find()) {
            acts.add(Action.DELIST);
        }
        if (AMEND.matcher(words).find()) {
            acts.add(Action.AMEND);
        }
        return new Gist(acts, waiver);
    }
}

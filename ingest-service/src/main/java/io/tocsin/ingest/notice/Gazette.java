package io.tocsin.ingest.notice;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import io.tocsin.ingest.prose.Aliases;
import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.prose.Days;
import io.tocsin.ingest.prose.Extraction;
import io.tocsin.ingest.prose.LegalReferences;
import io.tocsin.ingest.prose.Places;
import io.tocsin.ingest.prose.ProseReader;
import io.tocsin.ingest.prose.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A document of the Federal Register: who prints it, what it says of itself, and what follows.
///
/// @param announcement the text
/// @param authority who acts, null where its agency is none that designates
/// @param title as the register gives it, or as it stands in the text
/// @param gist what title and summary say
/// @param body the paragraphs behind the summary
record Gazette(Announcement announcement, @Nullable String authority, String title, Gist gist, List<Paragraph> body) {
    private static final Pattern PART = Pattern.compile(
            "(AGENCY|ACTION|SUMMARY|DATES?|EFFECTIVE DATES?|ADDRESSES|FOR FURTHER INFORMATION CONTACT|SUPPLEMENTARY INFORMATION):.*");
    private static final Pattern PRINTED = Pattern.compile(
            "\\[FR Doc\\.?|\\[Federal Register Volume|^BILLING CODE|\\bBilling Code \\d|\\[Public Notice:? ?\\d|\\bRIN \\d{4}-",
            Pattern.MULTILINE);
    private static final Pattern BUREAU =
            Pattern.compile("(?:OFFICE|BUREAU|DEPARTMENT|Office|Bureau|Department) (?:OF|of|for)\\b.{0,80}");
    private static final Pattern RESCINDED = Pattern.compile(
            "(?:sanctions|measures|penalties)\\b[^.]{0,120}?\\b(?:on|against) (?:the |an? )?((?:[\\p{L}]+ )?(?:entity|entities|person|individual|company|firm),? )?(?<name>\\p{Lu}[^.]{2,120}?)(?:,? (?:effective|imposed|pursuant)[^.]{0,160})?,? (?:are|is|were|have been|has been) (?:hereby )?(?:rescinded|terminated|revoked|lifted)\\b");
    private static final Pattern IN_TITLE = Pattern.compile(
            "(?:(?<fto>Foreign Terrorist Organization)|Specially Designated Global Terrorist) Designations? of (?<names>.+)|Designations? of (?<those>.+?) as (?:an? )?(?:(?<org>Foreign Terrorist Organization)|Specially Designated Global Terrorist)s?",
            Pattern.CASE_INSENSITIVE);
    private static final double BY_TITLE = 0.8;
    private static final double RESCISSION = 0.85;

    /// The document, where the text is one of the gazette.
    static Optional<Gazette> of(Announcement announcement, List<Paragraph> paragraphs) {
        String text = announcement.text();
        List<String> parts = paragraphs.stream()
                .map(Paragraph::text)
                .filter(words -> PART.matcher(words).matches())
                .map(words -> words.substring(0, words.indexOf(':')))
                .toList();
        boolean printed = announcement.publisher().equals("us-fr")
                || PRINTED.matcher(text).find() && !parts.isEmpty()
                || parts.contains("AGENCY") && (parts.contains("SUMMARY") || parts.contains("ACTION"));
        if (!printed) {
            return Optional.empty();
        }
        List<String> head = new ArrayList<>();
        StringBuilder agency = new StringBuilder();
        StringBuilder summary = new StringBuilder();
        List<Paragraph> body = new ArrayList<>();
        String part = "";
        for (Paragraph paragraph : paragraphs) {
            Matcher begins = PART.matcher(paragraph.text());
            part = begins.matches() ? begins.group(1) : part;
            switch (part) {
                case "" -> head.add(paragraph.text());
                case "AGENCY" -> agency.append(paragraph.text()).append(' ');
                case "SUMMARY" -> summary.append(paragraph.text()).append(' ');
                case "ACTION", "FOR FURTHER INFORMATION CONTACT", "ADDRESSES" -> {}
                default -> {
                    Paragraph words = begins.matches() ? paragraph.without(part + ":") : paragraph;
                    if (!words.text().isEmpty()) {
                        body.add(words);
                    }
                }
            }
        }
        boolean parted = !part.isEmpty();
        String offices = agency + " "
                + head.stream().filter(words -> BUREAU.matcher(words).matches()).collect(Collectors.joining(" "));
        String title = announcement.title().isBlank() ? titleOf(head) : announcement.title();
        return Optional.of(new Gazette(
                announcement,
                authority(offices.isBlank() ? text : offices),
                title,
                Gist.of(title, summary.toString().replaceFirst("^SUMMARY: ?", "")),
                parted ? body : paragraphs));
    }

    Findings findings() {
        Days days = Days.of(announcement.publishedAt());
        Listing listing = new Listing(announcement.text(), days, List.of(), authority).read(body);
        List<Extraction> parties = new ArrayList<>(listing.extractions());
        rescinded(days).filter(one -> !has(parties, one)).forEach(parties::add);
        if (parties.isEmpty()) {
            parties.addAll(inTitle(days));
        }
        if (parties.isEmpty() && !gist.acts().isEmpty()) {
            parties.addAll(inProse());
        }
        return new Findings(parties, doubt(parties, listing));
    }

    private @Nullable String doubt(List<Extraction> parties, Listing listing) {
        if (listing.withoutHeading() > 0) {
            return listing.withoutHeading() + " entries stand under no heading that says what happens to them";
        }
        if (gist.waiver()) {
            return "The notice waives measures, which an operator has to read: " + title;
        }
        Set<Action> missing = EnumSet.noneOf(Action.class);
        gist.acts().stream()
                .filter(act -> parties.isEmpty() || act != Action.AMEND)
                .filter(act -> parties.stream().noneMatch(party -> party.action() == act))
                .forEach(missing::add);
        return missing.isEmpty()
                ? null
                : "The notice tells of parties to "
                        + missing.stream()
                                .map(act -> act.name().toLowerCase(java.util.Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " and none could be read: " + title;
    }

    private static boolean has(List<Extraction> parties, Extraction one) {
        return parties.stream().anyMatch(party -> party.name().equals(one.name()) && party.action() == one.action());
    }

    /// "sanctions imposed on an Example entity, Example Works, effective ..., are rescinded".
    private java.util.stream.Stream<Extraction> rescinded(Days days) {
        return body.stream()
                .flatMap(paragraph -> RESCINDED
                        .matcher(paragraph.text())
                        .results()
                        .flatMap(match -> {
                            String name = Words.trimmed(match.group("name")
                                    .replaceAll("\\s*\\([^()]*\\)", "")
                                    .replaceAll(",? and any successor.*", "")
                                    .strip());
                            if (!Words.mayBeParty(name)
                                    || name.matches(".*\\b(?:following|entity|entities|persons?)\\b.*")) {
                                return java.util.stream.Stream.empty();
                            }
                            return java.util.stream.Stream.of(new Extraction(
                                    name,
                                    List.of(),
                                    Words.organisation(name) ? SubjectType.ORGANISATION : SubjectType.UNKNOWN,
                                    Places.within(match.group()).orElse(null),
                                    Action.DELIST,
                                    LegalReferences.bases(paragraph.text()),
                                    List.of(),
                                    days.today(),
                                    RESCISSION,
                                    paragraph.quote(announcement.text(), paragraph),
                                    authority));
                        }));
    }

    /// Designations of terrorists: the notice is a letter, its title has the names.
    private List<Extraction> inTitle(Days days) {
        Matcher designation = IN_TITLE.matcher(title.replaceAll("[.\\s]+$", ""));
        Action action = ListHeading.action(title).orElse(Action.DESIGNATE);
        if (!designation.find() || title.startsWith("Review of")) {
            return List.of();
        }
        boolean organisation = designation.group("fto") != null || designation.group("org") != null;
        String names = designation.group("names") == null ? designation.group("those") : designation.group("names");
        boolean several = designation
                .group()
                .matches("(?i).*Designations of.*|.*Organizations? Designations .*|.*Terrorist Designations .*");
        String[] list = several ? names.split(",? and |, (?!" + "(?:Ltd|LLC|Inc)\\b)") : new String[] {names};
        List<Extraction> parties = new ArrayList<>();
        for (String words : list) {
            String[] also = words.split(",? (?:\\()?(?i:also known as|a\\.k\\.a\\.) ?", 2);
            String name = Words.trimmed(also[0].replaceAll("\\s*\\((?:and )?[Oo]ther [Aa]liases\\)", "")
                    .strip());
            if (!Words.mayBeParty(name)) {
                continue;
            }
            List<String> aliases = new ArrayList<>(also.length > 1 ? List.of(Words.trimmed(also[1])) : List.of());
            List<Paragraph> naming = body.stream()
                    .filter(paragraph -> paragraph.text().contains(name))
                    .toList();
            naming.stream()
                    .flatMap(paragraph -> aliasesBehind(paragraph.text(), name).stream())
                    .filter(alias -> !aliases.contains(alias))
                    .forEach(aliases::add);
            Optional<Paragraph> named = naming.reversed().stream().findFirst();
            Paragraph quoted = named.orElse(body.isEmpty() ? null : body.getFirst());
            parties.add(new Extraction(
                    name,
                    aliases,
                    organisation || Words.organisation(name) ? SubjectType.ORGANISATION : SubjectType.UNKNOWN,
                    null,
                    action,
                    bases(organisation),
                    List.of(organisation ? "FTO" : "SDGT"),
                    days.today(),
                    BY_TITLE,
                    quoted == null ? title : quoted.quote(announcement.text(), quoted),
                    authority));
        }
        return parties;
    }

    private static List<String> aliasesBehind(String words, String name) {
        String behind = words.substring(words.indexOf(name) + name.length());
        Matcher group = Pattern.compile("^,? ?\\(([^()]*)\\)").matcher(behind);
        return group.find() ? Aliases.in(group.group(1)) : List.of();
    }

    private List<LegalBasis> bases(boolean organisation) {
        List<LegalBasis> named = body.stream()
                .flatMap(paragraph -> LegalReferences.bases(paragraph.text()).stream())
                .filter(basis -> basis.instrument().equals(organisation ? "INA" : "E.O. 13224"))
                .toList();
        return named.isEmpty()
                ? List.of(new LegalBasis(organisation ? "INA" : "E.O. 13224", null))
                : LegalReferences.merged(named);
    }

    private List<Extraction> inProse() {
        String prose = body.stream()
                .map(paragraph -> announcement
                        .text()
                        .substring(paragraph.start(), paragraph.end())
                        .replaceAll("\\s*\\n\\s*", " "))
                .collect(Collectors.joining("\n"));
        if (prose.isBlank()) {
            return List.of();
        }
        return ProseReader.read(new Announcement(
                        announcement.publisher(), title, announcement.url(), announcement.publishedAt(), prose))
                .stream()
                .map(one -> new Extraction(
                        one.name(),
                        one.aliases(),
                        one.subjectType(),
                        one.country(),
                        one.action(),
                        one.legalBases(),
                        one.programmes(),
                        day(one),
                        one.confidence(),
                        one.quote(),
                        authority))
                .toList();
    }

    private static @Nullable LocalDate day(Extraction one) {
        return one.designatedOn();
    }

    private static String titleOf(List<String> head) {
        return head.stream()
                .filter(words -> !words.startsWith("[")
                        && !BUREAU.matcher(words).matches()
                        && !words.matches(
                                "(?:BILLING CODE|Billing Code|RIN|\\d+ CFR|Docket|From the Federal Register|\\[).*"))
                .reduce((one, other) -> other)
                .orElse("");
    }

    private static @Nullable String authority(String offices) {
        if (Pattern.compile("Foreign Assets Control", Pattern.CASE_INSENSITIVE)
                .matcher(offices)
                .find()) {
            return "us-ofac";
        }
        if (Pattern.compile("Industry and Security", Pattern.CASE_INSENSITIVE)
                .matcher(offices)
                .find()) {
            return "us-bis";
        }
        return Pattern.compile("Department of State", Pattern.CASE_INSENSITIVE)
                        .matcher(offices)
                        .find()
                ? "us-state"
                : null;
    }
}

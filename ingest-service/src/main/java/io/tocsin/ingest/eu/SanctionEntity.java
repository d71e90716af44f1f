package io.tocsin.ingest.eu;

import io.tocsin.designation.Designation;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.format.Element;
import io.tocsin.ingest.format.EntryDraft;
import io.tocsin.ingest.format.EntryDraft.Labelled;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Understands one `sanctionEntity`.
final class SanctionEntity {
    private static final String GREGORIAN = "GREGORIAN";
    private static final Set<String> NO_COUNTRY = Set.of("00", "UNKNOWN");

    private final Element entity;
    private final EntryDraft draft;
    private boolean primaryFound;

    private SanctionEntity(Element entity, EntryDraft draft) {
        this.entity = entity;
        this.draft = draft;
    }

    /// @throws IllegalArgumentException if the entity breaks a rule of the vocabulary
    static Designation designation(String reference, Element entity) {
        EntryDraft draft =
                new EntryDraft(FinancialSanctionsXml.SOURCE, FinancialSanctionsXml.AUTHORITY, reference, type(entity));
        new SanctionEntity(entity, draft).read();
        return draft.designation();
    }

    private static SubjectType type(Element entity) {
        for (Element type : entity.children("subjectType")) {
            String kind = type.attribute("classificationCode");
            kind = kind == null ? type.attribute("code") : kind;
            return switch (kind == null ? "" : kind) {
                case "P", "person" -> SubjectType.PERSON;
                case "E", "enterprise" -> SubjectType.ORGANISATION;
                default -> SubjectType.UNKNOWN;
            };
        }
        return SubjectType.UNKNOWN;
    }

    private void read() {
        draft.identifier("UN Reference Number", entity.attribute("unitedNationId"), null, null, null);
        draft.designatedOn(designatedOn());
        draft.remark(entity.attribute("designationDetails"));
        entity.children("remark").forEach(remark -> draft.remark(remark.text()));
        draft.note("To be delisted on", entity.attribute("delistingDate"));
        additional(entity, draft.labelled("Additional information", null));
        for (Element part : entity.children()) {
            switch (part.name()) {
                case "regulation" -> regulation(part);
                case "nameAlias" -> name(part);
                case "citizenship" -> citizenship(part);
                case "birthdate" -> birth(part);
                case "address" -> address(part);
                case "identification" -> identification(part);
                default -> {
                    // Read elsewhere, or unknown and counted.
                }
            }
        }
    }

    /// A regulation may be one that only amends the entry: the earliest day of all counts.
    private @Nullable LocalDate designatedOn() {
        List<LocalDate> days = new ArrayList<>();
        addDay(days, entity.attribute("designationDate"));
        entity.children("regulation").forEach(regulation -> addDay(days, regulation.attribute("entryIntoForceDate")));
        return days.stream().min(LocalDate::compareTo).orElse(null);
    }

    private static void addDay(List<LocalDate> days, @Nullable String text) {
        LocalDate day = EuDates.day(text);
        if (day != null) {
            days.add(day);
        }
    }

    private void regulation(Element regulation) {
        String title = regulation.attribute("numberTitle");
        draft.programme(regulation.attribute("programme"));
        draft.legalBasis(title, null);
        Labelled said = draft.labelled("Regulation", title);
        said.note("kind", regulation.attribute("regulationType"));
        said.note("of", regulation.attribute("organisationType"));
        said.note("published on", regulation.attribute("publicationDate"));
        said.note("in force on", regulation.attribute("entryIntoForceDate"));
        said.note("published at", regulation.text("publicationUrl"));
        for (Element corrigendum : regulation.children("corrigendum")) {
            said.note("corrigendum", corrigendum.attribute("numberTitle"));
        }
        remarks(regulation, said);
    }

    /// No name is marked as the one under which the entity is listed: by convention it is the first strong one.
    private void name(Element alias) {
        String whole = alias.attribute("wholeName");
        if (whole == null) {
            whole = parts(alias, " ", "firstName", "middleName", "lastName");
        }
        boolean strong = !"false".equals(alias.attribute("strong"));
        draft.name(whole, !strong ? NameQuality.WEAK : primaryFound ? NameQuality.STRONG : NameQuality.PRIMARY);
        primaryFound = primaryFound || strong && !whole.isEmpty();
        draft.title(alias.attribute("title"));
        draft.title(alias.attribute("function"));
        String gender = alias.attribute("gender");
        draft.gender("?".equals(gender) ? null : gender);
        Labelled said = draft.labelled("Name", whole);
        said.note("language", alias.attribute("nameLanguage"));
        remarks(alias, said);
    }

    private void citizenship(Element citizenship) {
        String country = country(citizenship);
        draft.nationality(country);
        Labelled said = draft.labelled("Citizenship", country);
        said.note("region", citizenship.attribute("region"));
        said.note("acquired on", citizenship.attribute("acquisitionDate"));
        said.note("lost on", citizenship.attribute("disenfranchisementDate"));
        remarks(citizenship, said);
    }

    /// A date of another calendar is none that could be compared: it is kept as a note.
    private void birth(Element birth) {
        String place = joined(parts(birth, ", ", "place", "city", "region", "zipCode"), countryName(birth));
        String calendar = birth.attribute("calendarType");
        boolean gregorian = calendar == null || calendar.equals(GREGORIAN);
        PartialDate date = gregorian ? EuDates.born(birth) : null;
        draft.birth(date, place);
        Labelled said = draft.labelled("Date of birth", gregorian ? null : "(" + calendar + ")");
        if (date == null) {
            said.note(parts(birth, " ", "birthdate", "year", "monthOfYear", "dayOfMonth"));
            said.note("years", parts(birth, "-", "yearRangeFrom", "yearRangeTo"));
            said.note("circa", "true".equals(birth.attribute("circa")) ? "true" : null);
        }
        remarks(birth, said);
    }

    private void address(Element address) {
        String box = address.attribute("poBox");
        String street = joined(address.attribute("street"), box == null ? null : "P.O. Box " + box);
        String city = address.attribute("city");
        String place = address.attribute("place");
        draft.address(
                city == null ? street : joined(street, place),
                city == null ? place : city,
                address.attribute("region"),
                address.attribute("zipCode"),
                country(address));
        String where = joined(joined(street, joined(place, city)), countryName(address));
        Labelled said = draft.labelled("Address", where);
        said.note("as at listing", "true".equals(address.attribute("asAtListingTime")) ? "true" : null);
        for (Element contact : address.children("contactInfo")) {
            pair(contact, said);
        }
        remarks(address, said);
    }

    private void identification(Element identification) {
        String type = identification.attribute("identificationTypeDescription");
        type = type == null ? identification.attribute("identificationTypeCode") : type;
        type = type == null ? "Identification" : type;
        String number = identification.attribute("number");
        String latin = identification.attribute("latinNumber");
        String country = country(identification);
        PartialDate issued = EuDates.date(identification.attribute("issueDate"));
        PartialDate expires = EuDates.date(identification.attribute("validTo"));
        draft.identifier(type, number == null ? latin : number, country, issued, expires);
        if (number != null && latin != null && !latin.equals(number)) {
            draft.identifier(type, latin, country, issued, expires);
        }
        Labelled said = draft.labelled(type, number == null ? latin : number);
        said.note("issued by", identification.attribute("issuedBy"));
        said.note("region", identification.attribute("region"));
        said.note("in the name of", identification.attribute("nameOnDocument"));
        said.note("valid from", identification.attribute("validFrom"));
        flag(identification, "diplomatic", "diplomatic", said);
        flag(identification, "knownExpired", "known to be expired", said);
        flag(identification, "knownFalse", "known to be false", said);
        flag(identification, "reportedLost", "reported lost", said);
        flag(identification, "revokedByIssuer", "revoked by its issuer", said);
        remarks(identification, said);
    }

    private static void flag(Element of, String attribute, String means, Labelled said) {
        if ("true".equals(of.attribute(attribute))) {
            said.note(means);
        }
    }

    private static void remarks(Element of, Labelled said) {
        of.children("remark").forEach(remark -> said.note(remark.text()));
        additional(of, said);
    }

    private static void additional(Element of, Labelled said) {
        of.children("additionalInformation").forEach(information -> pair(information, said));
    }

    private static void pair(Element keyed, Labelled said) {
        String key = keyed.attribute("key");
        said.note(key == null ? "information" : key, keyed.attribute("value"));
    }

    /// The country's code, or its name where it has none; null where the list does not know it.
    private static @Nullable String country(Element of) {
        String code = of.attribute("countryIso2Code");
        return code == null || NO_COUNTRY.contains(code) ? countryName(of) : code;
    }

    private static @Nullable String countryName(Element of) {
        String name = of.attribute("countryDescription");
        return name == null || NO_COUNTRY.contains(name) ? null : name;
    }

    /// What these attributes say, joined; empty where they say nothing.
    private static String parts(Element of, String separator, String... attributes) {
        List<String> said = new ArrayList<>();
        for (String attribute : attributes) {
            String value = of.attribute(attribute);
            if (value != null) {
                said.add(value);
            }
        }
        return String.join(separator, said);
    }

    private static @Nullable String joined(@Nullable String first, @Nullable String second) {
        if (first == null || first.isEmpty()) {
            return second;
        }
        return second == null || second.isEmpty() ? first : first + ", " + second;
    }
}

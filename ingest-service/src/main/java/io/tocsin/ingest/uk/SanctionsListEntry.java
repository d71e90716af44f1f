package io.tocsin.ingest.uk;

import io.tocsin.designation.Country;
import io.tocsin.designation.Designation;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import io.tocsin.ingest.format.Element;
import io.tocsin.ingest.format.EntryDraft;
import io.tocsin.ingest.format.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Understands one `Designation`.
final class SanctionsListEntry {
    private static final String BETWEEN_MEASURES = "\\|";

    private SanctionsListEntry() {}

    /// @throws IllegalArgumentException if the entry breaks a rule of the vocabulary
    static Designation designation(String reference, Element entry) {
        SubjectType type = type(entry.text("IndividualEntityShip"));
        EntryDraft draft = new EntryDraft(SanctionsListXml.SOURCE, SanctionsListXml.AUTHORITY, reference, type);
        names(entry, draft);
        act(entry, draft);
        addresses(entry, draft);
        for (Element person : entry.all("IndividualDetails", "Individual")) {
            person(person, draft);
        }
        for (Element organisation : entry.all("EntityDetails", "Entity")) {
            organisation(organisation, draft);
        }
        for (Element ship : entry.all("ShipDetails", "Ship")) {
            ship(ship, type == SubjectType.VESSEL, draft);
        }
        return draft.designation();
    }

    private static SubjectType type(@Nullable String published) {
        return switch (lower(published)) {
            case "individual" -> SubjectType.PERSON;
            case "entity" -> SubjectType.ORGANISATION;
            case "ship" -> SubjectType.VESSEL;
            default -> SubjectType.UNKNOWN;
        };
    }

    private static void names(Element entry, EntryDraft draft) {
        for (Element name : entry.all("Names", "Name")) {
            draft.name(name.joined(" ", "Name1", "Name2", "Name3", "Name4", "Name5", "Name6"), quality(name));
        }
        for (Element name : entry.all("NonLatinNames", "NonLatinName")) {
            String text = Line.of(name.text("NameNonLatinScript"));
            draft.name(text, NameQuality.STRONG);
            String said = name.joined(", ", "NonLatinScriptType", "NonLatinScriptLanguage");
            draft.note(text == null ? "Non-Latin name" : "Script of " + text, said);
        }
        for (Element title : entry.all("Titles", "Title")) {
            draft.title(title.text());
        }
    }

    /// The words vary in case, and in the dots of "a.k.a".
    private static NameQuality quality(Element name) {
        if (lower(name.text("NameType")).equals("primary name")) {
            return NameQuality.PRIMARY;
        }
        String strength = lower(name.text("AliasStrength"));
        if (strength.startsWith("f.k.a")) {
            return NameQuality.FORMER;
        }
        return strength.startsWith("low") ? NameQuality.WEAK : NameQuality.STRONG;
    }

    /// A regime is called by the regulations that make it, so that its name is both the authority's tag and the
    /// instrument.
    private static void act(Element entry, EntryDraft draft) {
        draft.programme(entry.text("RegimeName"));
        draft.legalBasis(entry.text("RegimeName"), null);
        String designated = entry.text("DateDesignated");
        LocalDate day = UkDates.day(designated);
        draft.designatedOn(day);
        if (day == null) {
            draft.note("Date designated", designated);
        }
        String measures = entry.text("SanctionsImposed");
        if (measures != null) {
            for (String measure : measures.split(BETWEEN_MEASURES, -1)) {
                draft.measure(measure);
            }
        }
        String reasons = entry.text("UKStatementofReasons");
        draft.reason(reasons == null ? null : Parser.unescapeEntities(reasons, false));
        draft.remark(entry.text("OtherInformation"));
        draft.identifier("UN Reference Number", entry.text("UNReferenceNumber"), null, null, null);
        draft.note("OFSI group ID", entry.text("OFSIGroupID"));
        draft.note("Designation source", entry.text("DesignationSource"));
    }

    /// The lines stand as published: any of them may be the town or the region.
    private static void addresses(Element entry, EntryDraft draft) {
        for (Element address : entry.all("Addresses", "Address")) {
            String lines = address.joined(
                    ", ",
                    "AddressLine1",
                    "AddressLine2",
                    "AddressLine3",
                    "AddressLine4",
                    "AddressLine5",
                    "AddressLine6");
            draft.address(lines, null, null, address.text("AddressPostalCode"), address.text("AddressCountry"));
        }
        notes(entry, "Phone number", draft, "PhoneNumbers", "PhoneNumber");
        notes(entry, "Email address", draft, "EmailAddresses", "EmailAddress");
        notes(entry, "Website", draft, "Websites", "Website");
    }

    private static void person(Element person, EntryDraft draft) {
        for (Element birth : person.all("DOBs", "DOB")) {
            PartialDate date = UkDates.date(birth.text());
            draft.birth(date, null);
            if (date == null) {
                draft.note("Date of birth", birth.text());
            }
        }
        for (Element place : person.all("BirthDetails", "Location")) {
            draft.birth(null, place.joined(", ", "TownOfBirth", "CountryOfBirth"));
        }
        person.all("Nationalities", "Nationality").forEach(one -> draft.nationality(one.text()));
        person.all("Genders", "Gender").forEach(one -> draft.gender(one.text()));
        person.all("Positions", "Position").forEach(one -> draft.title(one.text()));
        for (Element passport : person.all("PassportDetails", "Passport")) {
            document("Passport", passport.text("PassportNumber"), draft)
                    .note(passport.text("PassportAdditionalInformation"));
        }
        for (Element document : person.all("NationalIdentifierDetails", "NationalIdentifier")) {
            document("National Identifier", document.text("NationalIdentifierNumber"), draft)
                    .note(document.text("NationalIdentifierAdditionalInformation"));
        }
    }

    private static EntryDraft.Labelled document(String type, @Nullable String number, EntryDraft draft) {
        draft.identifier(type, number, null, null, null);
        return draft.labelled(type, number);
    }

    private static void organisation(Element organisation, EntryDraft draft) {
        for (Element number : organisation.all("BusinessRegistrationNumbers", "BusinessRegistrationNumber")) {
            draft.identifier("Business Registration Number", number.text(), null, null, null);
        }
        notes(organisation, "Type of entity", draft, "TypeOfEntities", "TypeOfEntity");
        organisation.all("ParentCompanies", "ParentCompany").forEach(one -> draft.relation("parent", one.text()));
        organisation.all("Subsidiaries", "Subsidiary").forEach(one -> draft.relation("subsidiary", one.text()));
    }

    /// Of several flags, kinds or owners the first is the ship's and the others are notes. Of the tonnage
    /// the list does not say which it is.
    ///
    /// @param vessel whether the entry itself is a ship; otherwise all is kept as notes
    private static void ship(Element ship, boolean vessel, EntryDraft draft) {
        for (Element number : ship.all("IMONumbers", "IMONumber")) {
            draft.identifier("IMO Number", number.text(), null, null, null);
        }
        for (Element number : ship.all("HullIdentificationNumbers", "HullIdentificationNumber")) {
            draft.identifier("Hull Identification Number", number.text(), null, null, null);
        }
        List<String> flags = lines(ship, "CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip");
        List<String> kinds = lines(ship, "TypeOfShipDetails", "TypeOfShip");
        List<String> owners = lines(ship, "CurrentOwnerOperators", "CurrentOwnerOperator");
        if (vessel) {
            String flag = first(flags);
            draft.vessel(new VesselDetails(
                    null, first(kinds), flag == null ? null : Country.codeOrName(flag), first(owners), null, null));
        }
        int own = vessel ? 1 : 0;
        flags.stream().skip(own).forEach(flag -> draft.note("Flag", flag));
        kinds.stream().skip(own).forEach(kind -> draft.note("Type of ship", kind));
        owners.stream().skip(own).forEach(owner -> draft.note("Owner or operator", owner));
        notes(ship, "Previous flag", draft, "PreviousFlags", "PreviousFlag");
        notes(ship, "Previous owner or operator", draft, "PreviousOwnerOperators", "PreviousOwnerOperator");
        notes(ship, "Tonnage", draft, "TonnageOfShipDetails", "TonnageOfShip");
        notes(ship, "Length", draft, "LengthOfShipDetails", "LengthOfShip");
        notes(ship, "Year built", draft, "YearsBuilt", "YearBuilt");
    }

    private static List<String> lines(Element from, String... path) {
        List<String> lines = new ArrayList<>();
        for (Element element : from.all(path)) {
            String line = Line.of(element.text());
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static @Nullable String first(List<String> lines) {
        return lines.isEmpty() ? null : lines.getFirst();
    }

    private static void notes(Element from, String label, EntryDraft draft, String... path) {
        from.all(path).forEach(element -> draft.note(label, element.text()));
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}

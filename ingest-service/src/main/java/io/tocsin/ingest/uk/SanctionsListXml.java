package io.tocsin.ingest.uk;

import io.tocsin.designation.Field;
import io.tocsin.ingest.format.Element;
import io.tocsin.ingest.format.ListShape;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.format.Tally;
import io.tocsin.ingest.format.XmlList;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import io.tocsin.ingest.snapshot.SnapshotForm;
import io.tocsin.ingest.snapshot.SnapshotForm.Coverage;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/// The UK Sanctions List as XML, keyed by `UniqueID`; `OFSIGroupID` is shared by some and missing in others.
/// `LastUpdated` says when an entry was touched, not what changed; `SanctionsImposedIndicators` repeats
/// `SanctionsImposed` as flags.
final class SanctionsListXml {
    static final String SOURCE = "uk-sl";
    static final String AUTHORITY = "uk";

    /// Raised whenever this package reads the same document differently.
    private static final int PARSER_VERSION = 1;

    private static final String DATE_GENERATED = "DateGenerated";

    private static final ListShape SHAPE = ListShape.of("Designations")
            .entries("Designation")
            .header(DATE_GENERATED)
            .reference("UniqueID")
            .containers("Designation", "Names", "Name", "NonLatinNames", "NonLatinName", "Titles")
            .containers("Addresses", "Address", "PhoneNumbers", "EmailAddresses", "Websites")
            .containers("IndividualDetails", "Individual", "DOBs", "Nationalities", "Genders", "Positions")
            .containers("BirthDetails", "Location", "PassportDetails", "Passport")
            .containers("NationalIdentifierDetails", "NationalIdentifier", "EntityDetails", "Entity")
            .containers("BusinessRegistrationNumbers", "TypeOfEntities", "ParentCompanies", "Subsidiaries")
            .containers("ShipDetails", "Ship", "IMONumbers", "HullIdentificationNumbers")
            .containers("CurrentOwnerOperators", "PreviousOwnerOperators", "CurrentBelievedFlagOfShips")
            .containers("PreviousFlags", "TypeOfShipDetails", "TonnageOfShipDetails", "LengthOfShipDetails")
            .containers("YearsBuilt")
            .leaves(DATE_GENERATED, "DateDesignated", "UniqueID", "OFSIGroupID", "UNReferenceNumber")
            .leaves("Name1", "Name2", "Name3", "Name4", "Name5", "Name6")
            .leaves("NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage", "Title", "RegimeName")
            .leaves("SanctionsImposed", "OtherInformation", "UKStatementofReasons")
            .leaves("AddressLine1", "AddressLine2", "AddressLine3", "AddressLine4", "AddressLine5", "AddressLine6")
            .leaves("AddressPostalCode", "AddressCountry", "PhoneNumber", "EmailAddress", "Website")
            .leaves("DOB", "Nationality", "Gender", "Position", "TownOfBirth", "CountryOfBirth")
            .leaves("PassportNumber", "PassportAdditionalInformation")
            .leaves("NationalIdentifierNumber", "NationalIdentifierAdditionalInformation")
            .leaves("BusinessRegistrationNumber", "TypeOfEntity", "ParentCompany", "Subsidiary")
            .leaves("IMONumber", "HullIdentificationNumber", "CurrentOwnerOperator", "PreviousOwnerOperator")
            .leaves("CurrentBelievedFlagOfShip", "PreviousFlag", "TypeOfShip", "TonnageOfShip", "LengthOfShip")
            .leaves("YearBuilt")
            .coded("NameType", "Primary name", "Primary name variation", "Alias")
            .coded("AliasStrength", "Good quality a.k.a", "Good quality a.k.a.", "Low quality a.k.a")
            .coded("AliasStrength", "Low quality a.k.a.", "f.k.a", "f.k.a.")
            .coded("IndividualEntityShip", "Individual", "Entity", "Ship")
            .coded("DesignationSource", "UK", "UN", "UK and UN")
            .passedOver("LastUpdated", "SanctionsImposedIndicators")
            .build();

    private SanctionsListXml() {}

    static XmlList format(ReadingLimits limits) {
        return new XmlList(
                SHAPE,
                new SnapshotForm("uk/sanctions-list-xml", PARSER_VERSION, coverage()),
                limits,
                SanctionsListXml::header,
                SanctionsListEntry::designation);
    }

    private static void header(Element part, Tally tally) {
        if (part.name().equals(DATE_GENERATED) && !part.text().isEmpty()) {
            LocalDate day = UkDates.day(part.text());
            if (day == null) {
                tally.fault(new Fault("publish-date", "DateGenerated is not DD/MM/YYYY: " + part.text()));
            } else {
                tally.publishedOn(day);
            }
        }
    }

    private static Map<Field, Coverage> coverage() {
        Map<Field, Coverage> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (field != Field.STATUS) {
                fields.put(field, Coverage.FULL);
            }
        }
        return fields;
    }
}

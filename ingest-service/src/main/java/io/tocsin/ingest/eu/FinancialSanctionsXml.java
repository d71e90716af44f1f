package io.tocsin.ingest.eu;

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

/// The Financial Sanctions Files in the XML schema 1.1, where nearly everything stands in attributes. An
/// entity is keyed by its `euReferenceNumber`, and where it has none by its `logicalId`. Which regulation
/// brought each name or address (`regulationSummary`, `regulationLanguage`) is not read: it says nothing
/// of the party.
final class FinancialSanctionsXml {
    static final String SOURCE = "eu-fsf";
    static final String AUTHORITY = "eu";

    /// Raised whenever this package reads the same document differently.
    private static final int PARSER_VERSION = 1;

    private static final ListShape SHAPE = ListShape.of("export")
            .inNamespaces("http://eu.europa.ec/fpi/fsd/export")
            .entries("sanctionEntity")
            .referenceAttributes("euReferenceNumber", "logicalId")
            .containers("sanctionEntity", "regulation", "subjectType", "nameAlias", "citizenship", "birthdate")
            .containers("address", "identification", "additionalInformation", "contactInfo", "corrigendum")
            .leaves("remark", "publicationUrl")
            .passedOver("regulationSummary")
            .attributes("generationDate", "globalFileId", "logicalId", "euReferenceNumber", "unitedNationId")
            .attributes("designationDate", "designationDetails", "delistingDate")
            .attributes("regulationType", "organisationType", "publicationDate", "entryIntoForceDate")
            .attributes("numberTitle", "programme", "publicationUrl", "code", "regulationLanguage", "nameLanguage")
            .attributes("wholeName", "firstName", "middleName", "lastName", "function", "title", "strong")
            .attributes("countryIso2Code", "countryDescription", "region", "place", "city", "zipCode", "street")
            .attributes("poBox", "asAtListingTime", "acquisitionDate", "disenfranchisementDate")
            .attributes("circa", "birthdate", "dayOfMonth", "monthOfYear", "year", "yearRangeFrom", "yearRangeTo")
            .attributes("identificationTypeCode", "identificationTypeDescription", "number", "latinNumber")
            .attributes("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")
            .attributes("issueDate", "issuedBy", "nameOnDocument", "validFrom", "validTo", "key", "value")
            .codedAttribute("classificationCode", "P", "E")
            .codedAttribute("gender", "F", "M", "?")
            .codedAttribute("calendarType", "GREGORIAN", "ISLAMIC", "BUDDHIST", "COPTIC", "ETHIOPIC")
            .build();

    private FinancialSanctionsXml() {}

    static XmlList format(ReadingLimits limits) {
        return new XmlList(
                SHAPE,
                new SnapshotForm("eu/fsf-xml-1.1", PARSER_VERSION, coverage()),
                limits,
                FinancialSanctionsXml::header,
                SanctionEntity::designation);
    }

    private static void header(Element root, Tally tally) {
        String file = root.attribute("globalFileId");
        if (file != null) {
            tally.publicationId(file);
        }
        String generated = root.attribute("generationDate");
        LocalDate day = EuDates.day(generated);
        if (day != null) {
            tally.publishedOn(day);
        } else if (generated != null) {
            tally.fault(new Fault("publish-date", "generationDate is not YYYY-MM-DDThh:mm:ss: " + generated));
        }
    }

    /// The list is one of frozen funds: it has neither measures beside that, nor reasons, nor ties between parties.
    private static Map<Field, Coverage> coverage() {
        Map<Field, Coverage> fields = new EnumMap<>(Field.class);
        fields.put(Field.SUBJECT_TYPE, Coverage.FULL);
        fields.put(Field.NAMES, Coverage.FULL);
        fields.put(Field.ADDRESSES, Coverage.FULL);
        fields.put(Field.IDENTIFIERS, Coverage.FULL);
        fields.put(Field.BIRTHS, Coverage.FULL);
        fields.put(Field.NATIONALITIES, Coverage.FULL);
        fields.put(Field.TITLES, Coverage.FULL);
        fields.put(Field.GENDER, Coverage.FULL);
        fields.put(Field.PROGRAMMES, Coverage.FULL);
        fields.put(Field.LEGAL_BASES, Coverage.FULL);
        fields.put(Field.DESIGNATED_ON, Coverage.FULL);
        fields.put(Field.REMARKS, Coverage.FULL);
        return fields;
    }
}

package io.tocsin.ingest.un;

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

/// The consolidated list as XML. It is generated anew every day: the day of generation, the internal numbers
/// (`DATAID` differs from file to file, `VERSIONNUM` never does), the sort keys and the days of earlier updates say
/// nothing of a party.
final class ConsolidatedXml {
    static final String SOURCE = "un-sc";
    static final String AUTHORITY = "un-sc";

    /// Raised whenever this package reads the same document differently.
    private static final int PARSER_VERSION = 1;

    private static final ListShape SHAPE = ListShape.of("CONSOLIDATED_LIST")
            .entries("INDIVIDUALS/INDIVIDUAL")
            .entries("ENTITIES/ENTITY")
            .reference("REFERENCE_NUMBER")
            .attributes("dateGenerated")
            .containers("INDIVIDUAL", "ENTITY", "TITLE", "DESIGNATION", "NATIONALITY")
            .containers("INDIVIDUAL_ALIAS", "INDIVIDUAL_ADDRESS", "INDIVIDUAL_DATE_OF_BIRTH")
            .containers("INDIVIDUAL_PLACE_OF_BIRTH", "INDIVIDUAL_DOCUMENT", "ENTITY_ALIAS", "ENTITY_ADDRESS")
            .leaves("REFERENCE_NUMBER", "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
            .leaves("NAME_ORIGINAL_SCRIPT", "LISTED_ON", "SUBMITTED_BY", "SUBMITTED_ON", "COMMENTS1", "VALUE")
            .leaves("ALIAS_NAME", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH", "NOTE")
            .leaves("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
            .leaves("DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER")
            .leaves("ISSUING_COUNTRY", "DATE_OF_ISSUE", "CITY_OF_ISSUE", "COUNTRY_OF_ISSUE")
            .coded("UN_LIST_TYPE", "Al-Qaida", "CAR", "DPRK", "DRC", "GB", "Haiti", "Iran", "Iraq", "Libya")
            .coded("UN_LIST_TYPE", "Somalia", "SouthSudan", "Sudan", "Taliban", "Yemen")
            .coded("QUALITY", "Good", "Low", "a.k.a.", "f.k.a.")
            .coded("TYPE_OF_DATE", "EXACT", "APPROXIMATELY", "BETWEEN")
            .coded("GENDER", "Male", "Female", "Unknown")
            .passedOver("DATAID", "VERSIONNUM", "LIST_TYPE", "LAST_DAY_UPDATED", "SORT_KEY", "SORT_KEY_LAST_MOD")
            .build();

    private ConsolidatedXml() {}

    static XmlList format(ReadingLimits limits) {
        return new XmlList(
                SHAPE,
                new SnapshotForm("un/consolidated-xml", PARSER_VERSION, coverage()),
                limits,
                ConsolidatedXml::header,
                ConsolidatedEntry::designation);
    }

    private static void header(Element root, Tally tally) {
        String generated = root.attribute("dateGenerated");
        LocalDate day = UnDates.day(generated);
        if (day != null) {
            tally.publishedOn(day);
        } else if (generated != null) {
            tally.fault(new Fault("publish-date", "dateGenerated is not YYYY-MM-DDThh:mm:ss: " + generated));
        }
    }

    /// The list has neither measures nor legal bases nor reasons: those stand in resolutions and narrative
    /// summaries.
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
        fields.put(Field.DESIGNATED_ON, Coverage.FULL);
        fields.put(Field.REMARKS, Coverage.FULL);
        return fields;
    }
}

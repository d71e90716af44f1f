package io.tocsin.ingest.ofac;

import io.tocsin.designation.Field;
import io.tocsin.ingest.snapshot.SnapshotForm.Coverage;
import java.util.EnumMap;
import java.util.Map;

/// How well each form of OFAC's lists covers the fields. The enhanced format has everything that OFAC publishes; the
/// plain ones have neither the legal basis nor the day of listing, names in Latin letters alone, and of what is imposed
/// only what stands among the ids. None has the reasons.
final class Coverages {
    private Coverages() {}

    static Map<Field, Coverage> enhanced() {
        Map<Field, Coverage> fields = xml();
        fields.put(Field.NAMES, Coverage.FULL);
        fields.put(Field.MEASURES, Coverage.FULL);
        fields.put(Field.LEGAL_BASES, Coverage.FULL);
        fields.put(Field.DESIGNATED_ON, Coverage.FULL);
        return fields;
    }

    static Map<Field, Coverage> xml() {
        Map<Field, Coverage> fields = tables(true, false, true);
        fields.put(Field.ADDRESSES, Coverage.FULL);
        return fields;
    }

    /// The CSV tables. Without the table of comments the remarks are cut at 1,000 characters, and with
    /// them everything that OFAC keeps there, weak aliases among it.
    static Map<Field, Coverage> tables(boolean aliases, boolean addresses, boolean comments) {
        Map<Field, Coverage> fields = new EnumMap<>(Field.class);
        fields.put(Field.SUBJECT_TYPE, Coverage.FULL);
        fields.put(Field.PROGRAMMES, Coverage.FULL);
        fields.put(Field.TITLES, Coverage.FULL);
        fields.put(Field.VESSEL, Coverage.FULL);
        fields.put(Field.NAMES, aliases && comments ? Coverage.LATIN : Coverage.PARTIAL);
        if (addresses) {
            // Region and postal code stand in one cell with the city.
            fields.put(Field.ADDRESSES, Coverage.PARTIAL);
        }
        Coverage remarks = comments ? Coverage.FULL : Coverage.PARTIAL;
        fields.put(Field.IDENTIFIERS, remarks);
        fields.put(Field.BIRTHS, remarks);
        fields.put(Field.NATIONALITIES, remarks);
        fields.put(Field.GENDER, remarks);
        fields.put(Field.MEASURES, Coverage.PARTIAL);
        fields.put(Field.REMARKS, remarks);
        fields.put(Field.RELATIONS, remarks);
        return fields;
    }
}

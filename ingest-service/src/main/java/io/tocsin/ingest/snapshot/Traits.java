package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Field;
import io.tocsin.designation.Subject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an entry adds to the profile of its list.
///
/// @param fields those of which it says something
/// @param programmes under which it stands
/// @param countries with which it is connected
record Traits(Set<Field> fields, List<String> programmes, Set<String> countries) {
    static Traits of(Designation entry) {
        Subject subject = entry.subject();
        Set<Field> fields = EnumSet.of(Field.NAMES, Field.SUBJECT_TYPE);
        note(fields, Field.ADDRESSES, subject.addresses());
        note(fields, Field.IDENTIFIERS, subject.identifiers());
        note(fields, Field.BIRTHS, subject.births());
        note(fields, Field.NATIONALITIES, subject.nationalities());
        note(fields, Field.TITLES, subject.titles());
        note(fields, Field.GENDER, subject.gender());
        note(fields, Field.VESSEL, subject.vessel());
        note(fields, Field.PROGRAMMES, entry.programmes());
        note(fields, Field.LEGAL_BASES, entry.legalBases());
        note(fields, Field.DESIGNATED_ON, entry.designatedOn());
        note(fields, Field.MEASURES, entry.measures());
        note(fields, Field.REASONS, entry.reasons());
        note(fields, Field.REMARKS, entry.remarks());
        note(fields, Field.RELATIONS, entry.relations());
        return new Traits(fields, entry.programmes(), subject.countries());
    }

    private static void note(Set<Field> fields, Field field, Collection<?> values) {
        if (!values.isEmpty()) {
            fields.add(field);
        }
    }

    private static void note(Set<Field> fields, Field field, @Nullable Object value) {
        if (value != null) {
            fields.add(field);
        }
    }
}

package io.tocsin.ingest.ofac;

import io.tocsin.designation.Address;
import io.tocsin.designation.Birth;
import io.tocsin.designation.Country;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.Relation;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What has been read of one entry so far, whatever the form.
final class Draft {
    private static final Pattern BETWEEN_PROGRAMMES = Pattern.compile("\\]\\s*\\[");

    private final OfacList list;
    private final String reference;
    private final SubjectType type;
    private final List<Name> names = new ArrayList<>();
    private final List<Address> addresses = new ArrayList<>();
    private final List<Identifier> identifiers = new ArrayList<>();
    private final List<Birth> births = new ArrayList<>();
    private final List<String> nationalities = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private final List<String> programmes = new ArrayList<>();
    private final List<LegalBasis> legalBases = new ArrayList<>();
    private final List<String> measures = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<String> ownRemarks = new ArrayList<>();
    private final TreeSet<String> notes = new TreeSet<>();
    private @Nullable LocalDate designatedOn;
    private @Nullable String gender;
    private @Nullable VesselDetails vessel;

    Draft(OfacList list, String reference, SubjectType type) {
        this.list = list;
        this.reference = reference;
        this.type = type;
    }

    void name(String name, NameQuality quality) {
        name(Name.of(name, quality));
    }

    void name(Name name) {
        names.add(name);
    }

    void address(
            @Nullable String street,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country) {
        if (says(street) || says(city) || says(region) || says(postalCode) || says(country)) {
            addresses.add(new Address(
                    street, city, region, postalCode, country == null ? null : Country.codeOrName(country)));
        }
    }

    void bornOn(String date) {
        Optional<PartialDate> day = OfacDates.date(date);
        if (day.isPresent()) {
            births.add(Birth.on(day.get()));
        } else {
            remark("DOB " + date);
        }
    }

    void bornIn(String place) {
        births.add(Birth.in(place));
    }

    void nationality(String country) {
        nationalities.add(Country.codeOrName(country));
    }

    /// Titles, separated by `; `.
    void titles(String text) {
        for (String title : text.split(";\\s+")) {
            if (!title.isBlank()) {
                titles.add(title);
            }
        }
    }

    /// Programmes as the CSV joins them: `NPWMD] [IFSR`.
    void programmes(String text) {
        for (String part : BETWEEN_PROGRAMMES.split(text)) {
            String programme = part.replace("[", "").replace("]", "").strip();
            if (!programme.isEmpty()) {
                programmes.add(programme);
            }
        }
    }

    void legalBasis(LegalBasis basis) {
        legalBases.add(basis);
    }

    void designatedOn(LocalDate day) {
        designatedOn = day;
    }

    void measure(String text) {
        measures.add(text);
    }

    void linkedTo(String name) {
        relations.add(new Relation(Relation.LINKED_TO, name, null));
    }

    /// @param reference of the other party, null where the document gives none
    void related(String kind, String name, @Nullable String other) {
        relations.add(new Relation(
                kind,
                name,
                other == null ? null : DesignationId.of(list.source(), other).toString()));
    }

    /// The gender; a second one that differs is kept as a remark.
    void gender(String text) {
        if (gender == null || gender.equals(text)) {
            gender = text;
        } else {
            notes.add("Gender " + text);
        }
    }

    void feature(Feature feature) {
        switch (feature) {
            case Feature.Document(Identifier identifier) -> identifiers.add(identifier);
            case Feature.Measure(String text) -> measures.add(Remarks.withoutFullStop(text));
            case Feature.Note(String text) -> notes.add(Remarks.withoutFullStop(text));
        }
    }

    /// Text of the document itself, which stays a remark in its place. Its full stop goes: OFAC sets one
    /// at the end of the last segment, whichever that is.
    void remark(String text) {
        if (!text.isBlank()) {
            ownRemarks.add(Remarks.withoutFullStop(text));
        }
    }

    /// The particulars of a ship; what a list says so of another kind of party is kept as remarks.
    void vessel(VesselDetails details) {
        if (type == SubjectType.VESSEL) {
            vessel = details;
            return;
        }
        note("Vessel Call Sign", details.callSign());
        note("Vessel Type", details.kind());
        note("Vessel Flag", details.flag());
        note("Vessel Owner", details.owner());
        note("Vessel Tonnage", details.deadweight());
        note("Vessel Gross Registered Tonnage", details.grossTonnage());
    }

    /// What has been read, fact by fact.
    Facts facts() {
        return new Facts(
                List.copyOf(names),
                List.copyOf(addresses),
                List.copyOf(identifiers),
                List.copyOf(births),
                List.copyOf(nationalities),
                List.copyOf(titles),
                List.copyOf(programmes),
                List.copyOf(legalBases),
                List.copyOf(measures),
                List.copyOf(relations),
                List.copyOf(ownRemarks),
                List.copyOf(notes),
                designatedOn,
                gender,
                vessel);
    }

    /// What an entry, or a part of one, says. The sets are as read.
    record Facts(
            List<Name> names,
            List<Address> addresses,
            List<Identifier> identifiers,
            List<Birth> births,
            List<String> nationalities,
            List<String> titles,
            List<String> programmes,
            List<LegalBasis> legalBases,
            List<String> measures,
            List<Relation> relations,
            List<String> ownRemarks,
            List<String> notes,
            @Nullable LocalDate designatedOn,
            @Nullable String gender,
            @Nullable VesselDetails vessel) {}

    /// @throws IllegalArgumentException if the entry breaks a rule of the vocabulary
    Designation designation() {
        List<String> remarks = new ArrayList<>(ownRemarks);
        remarks.addAll(notes);
        Subject subject =
                new Subject(type, names, addresses, identifiers, births, nationalities, titles, gender, vessel);
        return new Designation(
                DesignationId.of(list.source(), reference),
                1,
                list.authority(),
                reference,
                Status.LISTED,
                subject,
                programmes,
                legalBases,
                designatedOn,
                measures,
                null,
                Remarks.join(remarks),
                relations);
    }

    private static boolean says(@Nullable String part) {
        return part != null && !part.isBlank();
    }

    private void note(String label, @Nullable String value) {
        if (value != null) {
            notes.add(label + " " + value);
        }
    }
}

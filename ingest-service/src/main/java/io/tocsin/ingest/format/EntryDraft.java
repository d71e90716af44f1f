package io.tocsin.ingest.format;

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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What has been read of one entry so far. Every text becomes one line, and text that says nothing is left out, so that
/// neither layout nor empty elements are a change.
public final class EntryDraft {
    private final String source;
    private final String authority;
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
    private final Set<String> reasons = new LinkedHashSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final TreeSet<String> notes = new TreeSet<>();
    private @Nullable LocalDate designatedOn;
    private @Nullable String gender;
    private @Nullable VesselDetails vessel;

    /// @param source the id of the source: `un-sc`
    /// @param authority who designates: `un-sc`
    /// @param reference as the authority gave it
    public EntryDraft(String source, String authority, String reference, SubjectType type) {
        this.source = source;
        this.authority = authority;
        this.reference = reference;
        this.type = type;
    }

    /// A name; its script is read off its letters.
    public void name(@Nullable String name, NameQuality quality) {
        String line = Line.of(name);
        if (line != null) {
            names.add(Name.of(line, quality));
        }
    }

    /// An address, as far as its parts say something.
    public void address(
            @Nullable String street,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country) {
        String[] parts = {Line.of(street), Line.of(city), Line.of(region), Line.of(postalCode), Line.of(country)};
        for (String part : parts) {
            if (part != null) {
                addresses.add(new Address(parts[0], parts[1], parts[2], parts[3], code(parts[4])));
                return;
            }
        }
    }

    /// A document, registration or number.
    ///
    /// @param type as the authority names it
    /// @param number an identifier without one is none
    /// @param country name or code of the issuing country
    /// @return whether it is one
    public boolean identifier(
            @Nullable String type,
            @Nullable String number,
            @Nullable String country,
            @Nullable PartialDate issuedOn,
            @Nullable PartialDate expiresOn) {
        String kind = Line.of(type);
        String value = Line.of(number);
        if (kind == null || value == null) {
            return false;
        }
        identifiers.add(new Identifier(kind, value, code(Line.of(country)), issuedOn, expiresOn));
        return true;
    }

    /// A birth, as far as date or place are known.
    public void birth(@Nullable PartialDate date, @Nullable String place) {
        String line = Line.of(place);
        if (date != null || line != null) {
            births.add(new Birth(date, line));
        }
    }

    /// @param country name or code
    public void nationality(@Nullable String country) {
        add(nationalities, code(Line.of(country)));
    }

    /// A title, function or position.
    public void title(@Nullable String title) {
        add(titles, Line.of(title));
    }

    /// The gender; a second one that differs is kept as a note.
    public void gender(@Nullable String text) {
        String line = Line.of(text);
        if (gender == null || gender.equals(line)) {
            gender = line == null ? gender : line;
        } else {
            note("Gender", line);
        }
    }

    /// The authority's own tag.
    public void programme(@Nullable String programme) {
        add(programmes, Line.of(programme));
    }

    /// The instrument and section of it.
    public void legalBasis(@Nullable String instrument, @Nullable String section) {
        String line = Line.of(instrument);
        if (line != null) {
            legalBases.add(new LegalBasis(line, Line.of(section)));
        }
    }

    /// What is imposed.
    public void measure(@Nullable String measure) {
        add(measures, Line.of(measure));
    }

    /// What is said of another party.
    public void relation(String type, @Nullable String name) {
        String line = Line.of(name);
        if (line != null) {
            relations.add(new Relation(type, line, null));
        }
    }

    /// The day of the act.
    public void designatedOn(@Nullable LocalDate day) {
        designatedOn = day;
    }

    /// The particulars of a ship.
    public void vessel(VesselDetails details) {
        vessel = details;
    }

    /// The authority's statement of reasons, part by part.
    public void reason(@Nullable String text) {
        add(reasons, Line.of(text));
    }

    /// What the document itself calls a remark; remarks stay in its order.
    public void remark(@Nullable String text) {
        add(remarks, Line.of(text));
    }

    /// What has no field of its own, under its label. Notes follow the remarks in an order of their own, because
    /// that of the document means nothing.
    public void note(String label, @Nullable String text) {
        String line = Line.of(text);
        if (line != null) {
            notes.add(label + ": " + line);
        }
    }

    /// Notes about one particular of the entry.
    ///
    /// @param label what kind of particular: `Passport`
    /// @param of which one; null where it is not told apart
    public Labelled labelled(String label, @Nullable String of) {
        String line = Line.of(of);
        return new Labelled(this, line == null ? label : label + " " + line);
    }

    /// Takes notes about one particular of an entry.
    ///
    /// @param label under which they stand
    public record Labelled(EntryDraft draft, String label) {
        /// A note.
        public void note(@Nullable String text) {
            draft.note(label, text);
        }

        /// A note that says which side of it is meant.
        public void note(String aspect, @Nullable String text) {
            draft.note(label + ", " + aspect, text);
        }
    }

    /// The entry: revision 1, status listed.
    ///
    /// @throws IllegalArgumentException if it breaks a rule of the vocabulary
    public Designation designation() {
        Set<String> said = new LinkedHashSet<>(remarks);
        said.addAll(notes);
        return new Designation(
                DesignationId.of(source, reference),
                1,
                authority,
                reference,
                Status.LISTED,
                new Subject(type, names, addresses, identifiers, births, nationalities, titles, gender, vessel),
                programmes,
                legalBases,
                designatedOn,
                measures,
                lines(reasons),
                lines(said),
                relations);
    }

    private static void add(Collection<String> to, @Nullable String line) {
        if (line != null) {
            to.add(line);
        }
    }

    private static @Nullable String code(@Nullable String country) {
        return country == null ? null : Country.codeOrName(country);
    }

    private static @Nullable String lines(Set<String> texts) {
        return texts.isEmpty() ? null : String.join("\n", texts);
    }
}

package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The party under sanctions. Its lists are sets: they are kept in one order, so that another order is no
/// change.
///
/// @param type what kind of party
/// @param names at least one
/// @param addresses as published
/// @param identifiers passports, registrations, IMO numbers and their like
/// @param births dates and places of birth
/// @param nationalities ISO 3166-1 alpha-2 where known, else as published; citizenships too
/// @param titles titles, functions and positions, as published
/// @param gender as published
/// @param vessel only for a vessel
public record Subject(
        SubjectType type,
        List<Name> names,
        List<Address> addresses,
        List<Identifier> identifiers,
        List<Birth> births,
        List<String> nationalities,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> titles,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String gender,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable VesselDetails vessel) {
    public Subject {
        names = Text.set(names);
        addresses = Text.set(addresses);
        identifiers = Text.set(identifiers);
        births = Text.set(births);
        nationalities = Text.set(nationalities);
        titles = Text.set(titles);
        gender = Text.optional(gender);
        if (type == null) {
            throw new IllegalArgumentException("subject has no type");
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("subject of type " + type + " has no name");
        }
        if (vessel != null && vessel.saysNothing()) {
            vessel = null;
        }
        if (vessel != null && type != SubjectType.VESSEL) {
            throw new IllegalArgumentException(
                    type + " " + names.getFirst().name() + " has the particulars of a vessel");
        }
    }

    /// A subject of which nothing but type and names is known.
    public static Subject of(SubjectType type, List<Name> names) {
        return new Subject(type, names, List.of(), List.of(), List.of(), List.of(), List.of(), null, null);
    }

    /// The name under which the party is listed; where the document marks none as primary, the first.
    @JsonIgnore
    public String primaryName() {
        return names.getFirst().name();
    }

    /// Every country that the document connects with the party, by address, nationality, identifier or
    /// flag.
    @JsonIgnore
    public SortedSet<String> countries() {
        SortedSet<String> countries = new TreeSet<>(nationalities);
        addresses.stream().map(Address::country).forEach(country -> addTo(countries, country));
        identifiers.stream().map(Identifier::country).forEach(country -> addTo(countries, country));
        addTo(countries, vessel == null ? null : vessel.flag());
        return countries;
    }

    private static void addTo(SortedSet<String> countries, @Nullable String country) {
        if (country != null) {
            countries.add(country);
        }
    }
}

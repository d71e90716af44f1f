package io.tocsin.registry.party;

import io.tocsin.designation.Address;
import io.tocsin.designation.Birth;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.Relation;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import java.util.ArrayList;
import java.util.List;

/// Invented parties, fact by fact.
record Parties(
        String source,
        String authority,
        String reference,
        SubjectType type,
        List<Name> names,
        List<Identifier> identifiers,
        List<Birth> births,
        List<String> nationalities,
        List<Address> addresses,
        List<Relation> relations) {

    static Parties person(String source, String reference, String name) {
        return party(source, reference, SubjectType.PERSON, name);
    }

    static Parties organisation(String source, String reference, String name) {
        return party(source, reference, SubjectType.ORGANISATION, name);
    }

    static Parties vessel(String source, String reference, String name) {
        return party(source, reference, SubjectType.VESSEL, name);
    }

    static Parties party(String source, String reference, SubjectType type, String name) {
        return new Parties(
                source,
                source,
                reference,
                type,
                List.of(Name.of(name, NameQuality.PRIMARY)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    Parties of(String authority) {
        return new Parties(
                source, authority, reference, type, names, identifiers, births, nationalities, addresses, relations);
    }

    Parties alias(String name, NameQuality quality) {
        return new Parties(
                source,
                authority,
                reference,
                type,
                with(names, Name.of(name, quality)),
                identifiers,
                births,
                nationalities,
                addresses,
                relations);
    }

    Parties number(String kind, String number, String country) {
        return number(Identifier.of(kind, number, country.isEmpty() ? null : country));
    }

    Parties number(Identifier identifier) {
        return new Parties(
                source,
                authority,
                reference,
                type,
                names,
                with(identifiers, identifier),
                births,
                nationalities,
                addresses,
                relations);
    }

    Parties born(String date) {
        return new Parties(
                source,
                authority,
                reference,
                type,
                names,
                identifiers,
                with(births, Birth.on(PartialDate.parse(date))),
                nationalities,
                addresses,
                relations);
    }

    Parties national(String country) {
        return new Parties(
                source,
                authority,
                reference,
                type,
                names,
                identifiers,
                births,
                with(nationalities, country),
                addresses,
                relations);
    }

    Parties in(String country) {
        return new Parties(
                source,
                authority,
                reference,
                type,
                names,
                identifiers,
                births,
                nationalities,
                with(addresses, Address.in(country)),
                relations);
    }

    Parties related(String kind, String name) {
        return new Parties(
                source,
                authority,
                reference,
                type,
                names,
                identifiers,
                births,
                nationalities,
                addresses,
                with(relations, new Relation(kind, name, null)));
    }

    Designation designation() {
        Subject subject =
                new Subject(type, names, addresses, identifiers, births, nationalities, List.of(), null, null);
        Designation plain = Designation.listed(source, authority, reference, subject, List.of("TEST"));
        return new Designation(
                plain.id(),
                1,
                authority,
                reference,
                plain.status(),
                subject,
                plain.programmes(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                relations);
    }

    private static <T> List<T> with(List<T> before, T one) {
        List<T> all = new ArrayList<>(before);
        all.add(one);
        return all;
    }
}

package io.tocsin.registry.party;

import io.tocsin.designation.Birth;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.registry.spelling.Spelling;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What of a designation tells its party from others, in the spelling in which it is compared.
///
/// @param names as published, by their words in one order; weak aliases and what is too short are left out
/// @param numbers strong ones alone
/// @param births of persons alone
/// @param countries all that the document connects with the party
record Particulars(
        DesignationId id,
        SubjectType type,
        SortedMap<String, String> names,
        SortedSet<StrongNumber> numbers,
        List<BirthTime> births,
        SortedSet<String> countries) {
    /// With fewer letters a name is an abbreviation, which many bear.
    private static final int MIN_LETTERS = 5;

    private static final int MAX_KEY = 500;
    private static final String SECURITY_COUNCIL = "un-sc";

    Particulars {
        names = Collections.unmodifiableSortedMap(names);
        numbers = Collections.unmodifiableSortedSet(numbers);
        births = List.copyOf(births);
        countries = Collections.unmodifiableSortedSet(countries);
    }

    static Particulars of(Designation designation) {
        SubjectType type = designation.subject().type();
        return new Particulars(
                designation.id(),
                type,
                names(designation),
                numbers(designation),
                mayBePerson(type)
                        ? designation.subject().births().stream()
                                .map(Birth::date)
                                .filter(date -> date != null)
                                .flatMap(date -> BirthTime.of(date).stream())
                                .toList()
                        : List.of(),
                designation.subject().countries());
    }

    /// Whether they are compared as persons are, the stricter way: nothing says that one is a thing.
    boolean isComparedAsPersonWith(Particulars other) {
        return mayBePerson(type) && mayBePerson(other.type);
    }

    /// What two designations of one party have in common at least once: whatever {@link SameParty} takes for
    /// one party shares a key.
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        numbers.forEach(number -> keys.add(key("number:" + number.kind() + ":" + number.number())));
        for (String name : names.keySet()) {
            births.forEach(birth -> birth.years().forEach(year -> keys.add(key("born " + year + ":" + name))));
            if (type != SubjectType.PERSON) {
                countries.forEach(country -> keys.add(key("in " + country + ":" + name)));
            }
        }
        return keys;
    }

    /// The names as an index takes them.
    Set<String> nameKeys() {
        return names.keySet().stream().map(Particulars::key).collect(Collectors.toCollection(TreeSet::new));
    }

    /// What a key is made of; names no party.
    static String kindOfKey(String key) {
        return key.substring(0, key.indexOf(':')).replaceFirst(" .*", "");
    }

    /// The words of a name in one order, so that "SURNAME, Given" is "Given Surname".
    static String comparable(String name) {
        return Arrays.stream(Spelling.words(name).strip().split(" ")).sorted().collect(Collectors.joining(" "));
    }

    private static boolean mayBePerson(SubjectType type) {
        return switch (type) {
            case PERSON, UNKNOWN -> true;
            case ORGANISATION, VESSEL, AIRCRAFT -> false;
        };
    }

    private static SortedMap<String, String> names(Designation designation) {
        SortedMap<String, String> names = new TreeMap<>();
        for (Name name : designation.subject().names()) {
            String words = comparable(name.name());
            if (name.quality() != NameQuality.WEAK && words.replace(" ", "").length() >= MIN_LETTERS) {
                names.merge(words, name.name(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
        return names;
    }

    private static SortedSet<StrongNumber> numbers(Designation designation) {
        SortedSet<StrongNumber> numbers = designation.subject().identifiers().stream()
                .flatMap(identifier -> StrongNumber.of(identifier).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (designation.authority().equals(SECURITY_COUNCIL)) {
            numbers.add(StrongNumber.unReference(designation.reference()));
        }
        return numbers;
    }

    /// The text as far as an index takes it.
    static String key(String text) {
        return text.length() <= MAX_KEY ? text : text.substring(0, MAX_KEY);
    }
}

package io.tocsin.registry.party;

import io.tocsin.designation.Identifier;
import io.tocsin.registry.spelling.Spelling;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A number that was given to one party alone, in the spelling in which it is compared.
///
/// @param kind who gives such numbers
/// @param number in plain spelling
/// @param country that issued it, where it is said and matters
record StrongNumber(Kind kind, String number, @Nullable String country) implements Comparable<StrongNumber> {
    /// A shorter one may belong to anybody.
    private static final int MIN_LENGTH = 5;
    /// A longer one is a text.
    private static final int MAX_LENGTH = 100;
    /// With fewer it is a word.
    private static final int MIN_DIGITS = 3;

    /// A shorter one of a register may be in another of the same country as well.
    private static final int SHORT = 7;

    private static final int IMO_LENGTH = 7;
    private static final int LEI_LENGTH = 20;
    private static final Comparator<StrongNumber> ORDER = Comparator.comparing(StrongNumber::kind)
            .thenComparing(StrongNumber::number)
            .thenComparing(StrongNumber::country, Comparator.nullsFirst(Comparator.naturalOrder()));

    /// Kinds of numbers, as far as they are told apart. Authorities call the numbers of a state's registers by
    /// hundreds of names, and the same number by different ones: they are one kind.
    enum Kind {
        IMO("IMO number", false),
        LEI("LEI", false),
        SWIFT("SWIFT code", false),
        WALLET("wallet address", false),
        UN_REFERENCE("UN reference", false),
        PASSPORT("passport", true),
        REGISTER("tax, registration or identity number", true);

        private final String words;
        private final boolean national;

        Kind(String words, boolean national) {
            this.words = words;
            this.national = national;
        }
    }

    /// The number that an identifier is; empty where it does not tell parties apart.
    static Optional<StrongNumber> of(Identifier identifier) {
        String type = Spelling.words(identifier.type()) + " ";
        String number = Spelling.numberAlone(identifier.number());
        if (type.contains(" imo ") || number.startsWith("imo")) {
            return imo(number);
        }
        if (isWeak(type)) {
            return Optional.empty();
        }
        Kind kind = kindOf(type);
        return isOne(kind, number)
                ? Optional.of(new StrongNumber(kind, number, kind.national ? identifier.country() : null))
                : Optional.empty();
    }

    /// The number under which the Security Council has a party; other authorities repeat it in their entries.
    static StrongNumber unReference(String reference) {
        return new StrongNumber(Kind.UN_REFERENCE, Spelling.number(reference), null);
    }

    /// Whether they may be the same number: of the same kind, and not of two countries.
    boolean agreesWith(StrongNumber other) {
        return kind == other.kind
                && number.equals(other.number)
                && (country == null || other.country == null || country.equals(other.country));
    }

    /// Whether they may stand in one register: numbers of one country, one length, and not short.
    boolean isOfTheRegisterOf(StrongNumber other) {
        return country != null
                && country.equals(other.country)
                && number.length() == other.number.length()
                && !isShort();
    }

    boolean isShort() {
        return kind == Kind.REGISTER && number.length() < SHORT;
    }

    /// Whether it identifies by itself: it has one issuer in all the world, or the country is said.
    boolean isWhole() {
        return !kind.national || country != null;
    }

    String inWords() {
        return kind.words + " " + number.toUpperCase(Locale.ROOT) + (country == null ? "" : " (" + country + ")");
    }

    private static Optional<StrongNumber> imo(String number) {
        String digits = number.startsWith("imo") ? number.substring("imo".length()) : number;
        return digits.length() == IMO_LENGTH && digits.chars().allMatch(Character::isDigit)
                ? Optional.of(new StrongNumber(Kind.IMO, digits, null))
                : Optional.empty();
    }

    /// Numbers that pass from one party to another, stand for a word, or are of papers about many.
    private static boolean isWeak(String type) {
        return type.contains(" mmsi ")
                || type.contains(" vessel registration identification ")
                || type.contains(" chinese commercial code ")
                || type.contains(" gazette ")
                || type.contains(" phone ")
                || type.contains(" fax ")
                || type.contains(" file number ")
                || type.contains(" ticker ")
                || type.contains(" isin ");
    }

    private static Kind kindOf(String type) {
        if (type.contains(" passport ") || type.contains(" pasaporte ") || type.contains(" passeport ")) {
            return Kind.PASSPORT;
        }
        if (type.contains(" un reference ")) {
            return Kind.UN_REFERENCE;
        }
        if (type.contains(" digital currency ") || type.contains(" wallet ")) {
            return Kind.WALLET;
        }
        if (type.contains(" swift ")) {
            return Kind.SWIFT;
        }
        return type.contains(" lei ") || type.contains(" legal entity identifier ") ? Kind.LEI : Kind.REGISTER;
    }

    private static boolean isOne(Kind kind, String number) {
        long digits = number.chars().filter(Character::isDigit).count();
        return switch (kind) {
            case SWIFT -> number.length() == 8 || number.length() == 11;
            case LEI -> number.length() == LEI_LENGTH;
            case UN_REFERENCE, WALLET, PASSPORT, REGISTER ->
                number.length() >= MIN_LENGTH && number.length() <= MAX_LENGTH && digits >= MIN_DIGITS;
            case IMO -> false;
        };
    }

    @Override
    public int compareTo(StrongNumber other) {
        return ORDER.compare(this, other);
    }
}

package io.tocsin.registry.spelling;

/// What a designation is found by as a whole: its kind, a colon and the value. What is kept and what is asked for are
/// written here alike. A long value is cut off, for PostgreSQL indexes none of more than 2.7 kB; so a tag finds
/// candidates, and who asks looks at the value itself.
public final class Tag {
    private static final int VALUE_MAX = 200;

    private Tag() {}

    /// The authority's own tag.
    public static String programme(String programme) {
        return tag('p', programme);
    }

    /// A country as the designation has it.
    public static String country(String country) {
        return tag('c', country);
    }

    /// A number in plain spelling.
    public static String identifier(String number) {
        return tag('i', number);
    }

    /// A legal instrument by the name that the record gives it.
    public static String instrument(String instrument) {
        return tag('l', instrument);
    }

    /// A whole name in plain spelling.
    public static String name(String words) {
        return tag('n', words);
    }

    /// The authority's reference, in plain spelling as a number. A designation keeps it for ever.
    public static String reference(String number) {
        return tag('r', number);
    }

    private static String tag(char kind, String value) {
        return kind + ":" + (value.length() > VALUE_MAX ? value.substring(0, VALUE_MAX) : value);
    }
}

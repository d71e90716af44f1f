package io.tocsin.designation;

import java.util.Comparator;
import java.util.regex.Pattern;

/// A name of a subject, as published.
///
/// @param name the name as the document writes it, never blank; OFAC's persons are "SURNAME, Given names"
/// @param quality how good the name is for finding the party
/// @param script the ISO 15924 code of its script ("Latn", "Cyrl", "Arab"); derived from the letters
/// where it is null
public record Name(String name, NameQuality quality, String script) implements Comparable<Name> {
    private static final Pattern SCRIPT = Pattern.compile("[A-Z][a-z]{3}");
    private static final Comparator<Name> ORDER =
            Comparator.comparing(Name::quality).thenComparing(Name::name).thenComparing(Name::script);

    public Name {
        name = Text.required("name", name);
        if (quality == null) {
            throw new IllegalArgumentException("name " + name + " has no quality");
        }
        if (script == null || script.isBlank()) {
            script = Script.of(name);
        } else if (!SCRIPT.matcher(script).matches()) {
            throw new IllegalArgumentException("script is not an ISO 15924 code: " + script);
        }
    }

    /// A name whose script is read off its letters.
    public static Name of(String name, NameQuality quality) {
        return new Name(name, quality, Script.of(name));
    }

    @Override
    public int compareTo(Name other) {
        return ORDER.compare(this, other);
    }
}

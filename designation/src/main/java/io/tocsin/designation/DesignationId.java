package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names one designation: the source, and the reference that the authority gave. Its text is
/// `<source>:<reference>` and is safe in a URL: letters, digits, `.`, `_` and `-` of the reference stand
/// as they are, every other character as `~` and its code in hexadecimal and `~`.
///
/// @param source the source's id, lower case letters, digits and `-`
/// @param reference the authority's reference, made safe
public record DesignationId(String source, String reference) {
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern SAFE_REFERENCE = Pattern.compile("[A-Za-z0-9._~-]+");

    public DesignationId {
        if (source == null || !SOURCE.matcher(source).matches()) {
            throw new IllegalArgumentException("not a source id: " + source);
        }
        if (reference == null || !SAFE_REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException("not a safe reference: " + reference);
        }
    }

    /// The id for a reference as the authority writes it; white space around it does not count.
    public static DesignationId of(String source, String authorityReference) {
        String reference = Text.required("reference", authorityReference);
        StringBuilder safe = new StringBuilder(reference.length());
        reference.codePoints().forEach(c -> {
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-')) {
                safe.append((char) c);
            } else {
                safe.append('~')
                        .append(Integer.toHexString(c).toLowerCase(Locale.ROOT))
                        .append('~');
            }
        });
        return new DesignationId(source, safe.toString());
    }

    /// Reads the text form; refuses text without a source, quoting it.
    @JsonCreator
    public static DesignationId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not a designation id (source:reference): " + text);
        }
        return new DesignationId(text.substring(0, colon), text.substring(colon + 1));
    }

    @JsonValue
    @Override
    public String toString() {
        return source + ":" + reference;
    }
}

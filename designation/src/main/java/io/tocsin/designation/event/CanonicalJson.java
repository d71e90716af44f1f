package io.tocsin.designation.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;

/// The one form of a JSON tree over which a digest is taken, RFC 8785 (JSON Canonicalization Scheme): no
/// white space, names in the order of their UTF-16 code units, numbers as ECMAScript writes them, strings
/// escaped only where JSON asks for it. Walks the tree that a reader has already; the library's
/// canonicaliser would parse the text again.
final class CanonicalJson {
    /// Up to here every whole number is a double of its own, written without an exponent.
    private static final long EXACT = 1L << 53;

    private final StringBuilder out = new StringBuilder(4096);

    private CanonicalJson() {}

    /// The canonical form in UTF-8.
    ///
    /// @throws UnreadableEvent if the tree has none: half a surrogate pair, or a number that no double
    /// holds
    static byte[] of(JsonNode tree) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.value(tree);
        return canonical.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case STRING -> string(value.textValue());
            case NUMBER -> number(value);
            case BOOLEAN, NULL -> out.append(value.asText());
            case BINARY, POJO, MISSING -> throw new IllegalArgumentException("no JSON value: " + value.getNodeType());
        }
    }

    private void object(JsonNode object) {
        @SuppressWarnings("unchecked")
        Map.Entry<String, JsonNode>[] members = object.properties().toArray(Map.Entry[]::new);
        Arrays.sort(members, Map.Entry.comparingByKey());
        char before = '{';
        for (Map.Entry<String, JsonNode> member : members) {
            out.append(before);
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            before = ',';
        }
        out.append(members.length == 0 ? "{}" : "}");
    }

    private void array(JsonNode array) {
        char before = '[';
        for (JsonNode element : array) {
            out.append(before);
            value(element);
            before = ',';
        }
        out.append(array.isEmpty() ? "[]" : "]");
    }

    private void number(JsonNode number) {
        long whole = number.longValue();
        if (number.isIntegralNumber() && number.canConvertToLong() && whole <= EXACT && whole >= -EXACT) {
            out.append(whole);
            return;
        }
        try {
            out.append(NumberToJSON.serializeNumber(number.doubleValue()));
        } catch (IOException e) {
            throw new UnreadableEvent("no canonical form: a number that no double holds", e);
        }
    }

    private void string(String text) {
        out.append('"');
        int plainFrom = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, plainFrom, i);
                escaped(c);
                plainFrom = i + 1;
            } else if (Character.isSurrogate(c)) {
                i = secondHalf(text, i);
            }
        }
        out.append(text, plainFrom, text.length()).append('"');
    }

    private void escaped(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
    }

    /// Where the second half of the pair stands that begins here.
    private static int secondHalf(String text, int first) {
        int second = first + 1;
        if (second == text.length() || !Character.isSurrogatePair(text.charAt(first), text.charAt(second))) {
            throw new UnreadableEvent("no canonical form: half a surrogate pair, which UTF-8 cannot carry");
        }
        return second;
    }
}

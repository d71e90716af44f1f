package io.tocsin.ingest.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One element of a document with all it holds, flat in one array that is used again for the next: cheap
/// to fill and to hash, and made into objects only when somebody asks.
///
/// The layout: `1 name-number` or `2 name 3` begins an element, `4` ends it. Attributes follow the beginning, each `5
/// name-number value` or `6 name 3 value`, and then `7`. Everything else is text. XML 1.0 has no characters below 9,
/// so that no text can be taken for a mark.
final class ElementBuffer {
    private static final char KNOWN = 1;
    private static final char OTHER = 2;
    private static final char NAMED = 3;
    private static final char END = 4;
    private static final char ATTRIBUTE = 5;
    private static final char OTHER_ATTRIBUTE = 6;
    private static final char ATTRIBUTES_END = 7;
    private static final char FIRST_OF_TEXT = 9;
    /// Added to a name's number.
    private static final int NUMBERS = 5;
    /// What characters that were lost are replaced with before a document reaches us.
    private static final char LOST = '\uFFFD';
    private static final int MOST_BYTES_PER_CHAR = 3;

    private final NameTable names;
    private final int limit;
    private final MessageDigest sha256 = sha256();
    private final CharsetEncoder encoder =
            StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
    private char[] chars = new char[16 * 1024];
    private ByteBuffer utf8 = ByteBuffer.allocate(MOST_BYTES_PER_CHAR * chars.length);
    private int length;
    private int position;

    /// @param limit how many characters one element may take
    ElementBuffer(NameTable names, int limit) {
        this.names = names;
        this.limit = limit;
    }

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    /// @param number that of the name, negative where the schema does not have it
    /// @throws ElementTooLong if the element takes more than the limit
    void begin(int number, String name) {
        mark(KNOWN, OTHER, number, name);
    }

    /// Only between the beginning of an element and its content; {@link #attributesEnd} follows the last.
    ///
    /// @throws ElementTooLong if the element takes more than the limit
    void attribute(int number, String name, String value) {
        mark(ATTRIBUTE, OTHER_ATTRIBUTE, number, name);
        reserve(value.length());
        put(value);
    }

    /// @throws ElementTooLong if the element takes more than the limit
    void attributesEnd() {
        reserve(1);
        chars[length++] = ATTRIBUTES_END;
    }

    /// @throws ElementTooLong if the element takes more than the limit
    void text(char[] from, int start, int count) {
        reserve(count);
        System.arraycopy(from, start, chars, length, count);
        length += count;
    }

    /// @throws ElementTooLong if the element takes more than the limit
    void end() {
        reserve(1);
        chars[length++] = END;
    }

    /// The text that begins there, up to the next mark or the end of what was laid down.
    String text(int from) {
        int to = from;
        while (to < length && chars[to] >= FIRST_OF_TEXT) {
            to++;
        }
        return text(from, to);
    }

    /// How many characters were lost before the document reached us.
    int lost() {
        char all = 0;
        for (int i = 0; i < length; i++) {
            all |= chars[i];
        }
        int lost = 0;
        if ((all & LOST) == LOST) {
            for (int i = 0; i < length; i++) {
                lost += chars[i] == LOST ? 1 : 0;
            }
        }
        return lost;
    }

    /// SHA-256 over the element's layout in UTF-8.
    byte[] digest() {
        if (utf8.capacity() < MOST_BYTES_PER_CHAR * length) {
            utf8 = ByteBuffer.allocate(MOST_BYTES_PER_CHAR * chars.length);
        }
        utf8.clear();
        encoder.reset().encode(CharBuffer.wrap(chars, 0, length), utf8, true);
        sha256.update(utf8.array(), 0, utf8.position());
        return sha256.digest();
    }

    /// The element as objects.
    Element element() {
        position = 0;
        return read();
    }

    private Element read() {
        String name = name(chars[position++] == KNOWN);
        Map<String, String> attributes = attributes();
        String text = text();
        List<Element> children = new ArrayList<>();
        while (chars[position] != END) {
            children.add(read());
        }
        position++;
        return new Element(name, attributes, text, children);
    }

    private Map<String, String> attributes() {
        if (chars[position] != ATTRIBUTE && chars[position] != OTHER_ATTRIBUTE) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        while (chars[position] != ATTRIBUTES_END) {
            String name = name(chars[position++] == ATTRIBUTE);
            attributes.put(name, text());
        }
        position++;
        return Collections.unmodifiableMap(attributes);
    }

    private String text() {
        int from = position;
        while (chars[position] >= FIRST_OF_TEXT) {
            position++;
        }
        return text(from, position);
    }

    private String name(boolean known) {
        if (known) {
            return names.name(chars[position++] - NUMBERS);
        }
        int from = position;
        while (chars[position] != NAMED) {
            position++;
        }
        return text(from, position++);
    }

    private String text(int from, int to) {
        return new String(chars, from, to - from).strip();
    }

    private void mark(char known, char other, int number, String name) {
        reserve(2 + name.length());
        if (number >= 0) {
            chars[length++] = known;
            chars[length++] = (char) (NUMBERS + number);
        } else {
            chars[length++] = other;
            put(name);
            chars[length++] = NAMED;
        }
    }

    private void put(String text) {
        text.getChars(0, text.length(), chars, length);
        length += text.length();
    }

    private void reserve(int more) {
        if (length + more > chars.length) {
            if (length + more > limit) {
                throw new ElementTooLong(limit);
            }
            chars = Arrays.copyOf(chars, Math.min(limit, Math.max(2 * chars.length, length + more)));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// An element that takes more than its limit.
    static final class ElementTooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private ElementTooLong(int limit) {
            super("an entry is longer than " + limit + " characters");
        }
    }
}

package io.tocsin.ingest.ofac;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One element of a document with all it holds, flat in one array that is used again for the next: cheap
/// to fill and to hash, and made into objects only when somebody asks.
///
/// The layout: `1 name-number` or `2 name 3` begins an element, `4` ends it, everything else is text. XML
/// 1.0 has no characters below 9, so that no text can be taken for a mark.
final class ElementBuffer {
    private static final char KNOWN = 1;
    private static final char OTHER = 2;
    private static final char NAMED = 3;
    private static final char END = 4;
    private static final int MOST_BYTES_PER_CHAR = 3;

    private final int limit;
    private final MessageDigest sha256 = sha256();
    private final CharsetEncoder encoder =
            StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
    private char[] chars = new char[16 * 1024];
    private ByteBuffer utf8 = ByteBuffer.allocate(MOST_BYTES_PER_CHAR * chars.length);
    private int length;
    private int position;

    /// @param limit how many characters one element may take
    ElementBuffer(int limit) {
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
        reserve(2 + name.length());
        if (number >= 0) {
            chars[length++] = KNOWN;
            chars[length++] = (char) (END + 1 + number);
        } else {
            chars[length++] = OTHER;
            name.getChars(0, name.length(), chars, length);
            length += name.length();
            chars[length++] = NAMED;
        }
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

    String text(int from, int to) {
        return new String(chars, from, to - from).strip();
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
        String name = name();
        int from = position;
        while (chars[position] > END) {
            position++;
        }
        String text = text(from, position);
        List<Element> children = new ArrayList<>();
        while (chars[position] != END) {
            children.add(read());
        }
        position++;
        return new Element(name, text, children);
    }

    private String name() {
        if (chars[position++] == KNOWN) {
            return SdnNames.name(chars[position++] - END - 1);
        }
        int from = position;
        while (chars[position] != NAMED) {
            position++;
        }
        return text(from, position++);
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

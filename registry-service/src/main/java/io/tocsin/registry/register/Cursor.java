package io.tocsin.registry.register;

import io.tocsin.designation.DesignationId;
import io.tocsin.registry.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where the page before ended: after a key that never changes, so that a page is stable while the register
/// changes.
sealed interface Cursor {
    /// After this designation, in the order of ids.
    record AfterDesignation(DesignationId id) implements Cursor {
        @Override
        public String text() {
            return encode("d" + id);
        }
    }

    /// After this designation, in the order of relevance and of ids.
    record AfterFound(Relevance relevance, DesignationId id) implements Cursor {
        @Override
        public String text() {
            return encode("f" + relevance.ordinal() + id);
        }
    }

    /// After this event, in the order of the log.
    record AfterSequence(long sequence) implements Cursor {
        @Override
        public String text() {
            return encode("s" + sequence);
        }
    }

    /// What the caller hands back; opaque to them.
    String text();

    /// The id after which a page of designations begins, "" for the first page.
    static String afterId(@Nullable String cursor) {
        if (cursor == null) {
            return "";
        }
        try {
            return DesignationId.parse(decode(cursor, 'd')).toString();
        } catch (IllegalArgumentException e) {
            throw bad(cursor);
        }
    }

    /// The place in the order of relevance after which a page begins.
    static Place afterFound(@Nullable String cursor) {
        if (cursor == null) {
            return Place.FIRST;
        }
        try {
            String place = decode(cursor, 'f');
            Relevance relevance = Relevance.values()[Integer.parseInt(place, 0, 1, 10)];
            return new Place(relevance, DesignationId.parse(place.substring(1)).toString());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw bad(cursor);
        }
    }

    /// The sequence after which a page of events begins, 0 for the first page.
    static long afterSequence(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            return Long.parseLong(decode(cursor, 's'));
        } catch (IllegalArgumentException e) {
            throw bad(cursor);
        }
    }

    private static String encode(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor, char kind) {
        String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (plain.isEmpty() || plain.charAt(0) != kind) {
            throw new IllegalArgumentException("a cursor of another collection: " + cursor);
        }
        return plain.substring(1);
    }

    private static RuntimeException bad(String cursor) {
        return Problems.badParameter(
                "cursor", "\"" + cursor + "\" is not a cursor of this collection; pass the next of the page before.");
    }
}

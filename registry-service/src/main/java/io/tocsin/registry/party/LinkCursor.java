package io.tocsin.registry.party;

import io.tocsin.registry.problem.Problems;
import io.tocsin.registry.register.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the page before ended, opaque to callers.
final class LinkCursor {
    private static final String LINK = "l";
    private static final String PAIR = "p";

    private LinkCursor() {}

    static String after(PartyLink link) {
        return encode(LINK + link.key());
    }

    static String after(Links.Undecided pair) {
        return encode(String.join(
                " ",
                PAIR,
                Double.toString(pair.score()),
                pair.one().designationId().toString(),
                pair.other().designationId().toString()));
    }

    /// The key after which a page of links begins, "" for the first page.
    static String key(@Nullable String cursor) {
        String text = Parameters.text("cursor", cursor);
        if (text == null) {
            return "";
        }
        String plain = decode(text);
        if (!plain.startsWith(LINK)) {
            throw bad(text);
        }
        return plain.substring(LINK.length());
    }

    /// The place after which a page of undecided pairs begins, null for the first page.
    static Links.@Nullable Place place(@Nullable String cursor) {
        String text = Parameters.text("cursor", cursor);
        if (text == null) {
            return null;
        }
        List<String> parts = List.of(decode(text).split(" ", -1));
        try {
            if (parts.size() == 4 && parts.getFirst().equals(PAIR)) {
                return new Links.Place(Double.parseDouble(parts.get(1)), parts.get(2), parts.get(3));
            }
        } catch (NumberFormatException e) {
            // Answered below.
        }
        throw bad(text);
    }

    private static String encode(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (plain.indexOf('\0') < 0) {
                return plain;
            }
        } catch (IllegalArgumentException e) {
            // Answered below.
        }
        throw bad(cursor);
    }

    private static RuntimeException bad(String cursor) {
        return Problems.badParameter(
                "cursor", "\"" + cursor + "\" is not a cursor of this collection; pass the next of the page before.");
    }
}

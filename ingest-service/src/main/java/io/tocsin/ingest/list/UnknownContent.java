package io.tocsin.ingest.list;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Says in a sentence what a document is that is in no format of its source.
final class UnknownContent {
    private static final int SHOWN = 60;

    private UnknownContent() {}

    static String describe(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8).strip();
        String lower = text.toLowerCase(Locale.ROOT);
        String what;
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.contains("<html")) {
            what = "It is an HTML page, not a list: the source may be showing an error or a bot wall";
        } else if (lower.startsWith("{") || lower.startsWith("[")) {
            what = "It looks like JSON, which this source does not publish";
        } else {
            what = "It is in none of the formats of this source";
        }
        return what + "; it begins with \"" + printable(text) + "\"";
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return shown.toString().strip();
    }
}

package io.tocsin.registry.spelling;

import com.ibm.icu.text.Transliterator;

/// Plain spelling: small Latin letters and digits, so that a name is found whatever its case, accents,
/// punctuation and script. What is kept and what is asked for go through here alike; it depends on the
/// text alone, so that every machine spells the same.
public final class Spelling {
    private static final Transliterator TO_PLAIN_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    private static final int ASCII_END = 0x80;

    private Spelling() {}

    /// The words of a text, a space before each; "" where it has no letter or digit. Apostrophes and full
    /// stops are left out ("N.D.C." is one word), all else that is neither letter nor digit parts words.
    public static String words(String text) {
        return words(text, new StringBuilder(text.length() + 8)).toString();
    }

    /// As {@link #words(String)}, added to the end of a text.
    public static StringBuilder words(String text, StringBuilder plain) {
        String latin = isAscii(text) ? text : TO_PLAIN_LATIN.transliterate(text);
        boolean inWord = false;
        for (int i = 0; i < latin.length(); i++) {
            char c = plain(latin.charAt(i));
            if (c == ' ') {
                inWord = false;
            } else if (c != 0) {
                if (!inWord) {
                    plain.append(' ');
                    inWord = true;
                }
                plain.append(c);
            }
        }
        return plain;
    }

    /// A number in plain spelling without spaces: `AB 12-345` is `ab12345`; "" where it has no letter or
    /// digit.
    public static String number(String text) {
        String words = words(text);
        return words.indexOf(' ') < 0 ? words : words.replace(" ", "");
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII_END) {
                return false;
            }
        }
        return true;
    }

    /// The letter or digit that a character is, a space where it parts words, 0 where it is nothing.
    private static char plain(char c) {
        if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
            return c;
        }
        if (c >= 'A' && c <= 'Z') {
            return (char) (c - 'A' + 'a');
        }
        return c == '\'' || c == '.' || c == '`' ? 0 : ' ';
    }
}

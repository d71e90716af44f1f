package io.tocsin.registry.spelling;

import com.ibm.icu.text.Transliterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Plain spelling: small Latin letters and digits, so that a name is found whatever its case, accents,
/// punctuation and script. What is kept and what is asked for go through here alike; it depends on the
/// text alone, so that every machine spells the same. A letter of a script that has no Latin spelling here
/// (Khmer, for one) is kept as it is.
public final class Spelling {
    /// What is not seen goes first, and with it the signs that only romanisation has: hard and soft sign,
    /// hamza and ayn, written as `ʹ ʺ ʻ ʼ ʾ ʿ`.
    private static final Transliterator TO_PLAIN_LATIN = Transliterator.getInstance(
            "NFD; [:Cf:] Remove; NFC; Any-Latin; [\\u02B9\\u02BA\\u02BB\\u02BC\\u02BE\\u02BF] Remove; Latin-ASCII; Lower");

    private static final int ASCII_END = 0x80;
    private static final int SCHWA = 'ə';
    private static final Pattern ASIDE = Pattern.compile("[(\uFF08][^)\uFF09]*[)\uFF09]");
    private static final Pattern IMO_NUMBER = Pattern.compile("imo\\d{7}");

    private Spelling() {}

    /// The words of a text, a space before each; "" where it has no letter or digit. Apostrophes and full
    /// stops are left out ("N.D.C." is one word), all else that is neither letter nor digit parts words.
    /// Single letters that follow each other are one word: "A. Q. KHAN" is "A.Q. KHAN".
    public static String words(String text) {
        String latin = isAscii(text) ? text : TO_PLAIN_LATIN.transliterate(text);
        StringBuilder plain = new StringBuilder(latin.length() + 8);
        boolean inWord = false;
        boolean afterSingle = false;
        int word = 0;
        for (int i = 0; i < latin.length(); ) {
            int character = latin.codePointAt(i);
            i += Character.charCount(character);
            int letter = plain(character, plain);
            if (letter == ' ') {
                afterSingle = inWord ? joined(plain, word, afterSingle) : afterSingle;
                inWord = false;
            } else if (letter != 0) {
                if (!inWord) {
                    plain.append(' ');
                    word = plain.length();
                    inWord = true;
                }
                plain.appendCodePoint(letter);
            }
        }
        if (inWord) {
            joined(plain, word, afterSingle);
        }
        return plain.toString();
    }

    /// Joins the last word to the one before if both are single letters; returns whether it is one.
    private static boolean joined(StringBuilder plain, int word, boolean afterSingle) {
        boolean single = plain.offsetByCodePoints(word, 1) == plain.length();
        if (single && afterSingle) {
            plain.deleteCharAt(word - 1);
        }
        return single;
    }

    /// A number in plain spelling without spaces: `AB 12-345` is `ab12345`; "" where it has no letter or
    /// digit.
    public static String number(String text) {
        String words = words(text);
        return words.indexOf(' ') < 0 ? words : words.replace(" ", "");
    }

    /// As {@link #number(String)}, without what is said of it in brackets: `AB12345 (expires 2012)` is
    /// `ab12345`.
    public static String numberAlone(String text) {
        return number(ASIDE.matcher(text).replaceAll(" "));
    }

    /// All spellings by which a number is found, the whole first: also without what is said of it in
    /// brackets, and an IMO number without that word. Texts that have one in common may be one number. None
    /// where the text has no letter or digit.
    public static Set<String> numbers(String text) {
        Set<String> numbers = new LinkedHashSet<>();
        numbers.add(number(text));
        numbers.add(numberAlone(text));
        for (String number : Set.copyOf(numbers)) {
            if (IMO_NUMBER.matcher(number).matches()) {
                numbers.add(number.substring("imo".length()));
            }
        }
        numbers.remove("");
        return numbers;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII_END) {
                return false;
            }
        }
        return true;
    }

    /// The letter or digit that a character is, a space where it parts words, 0 where it is nothing. A mark
    /// stays with the letter before it, if that was kept as it is.
    private static int plain(int c, StringBuilder before) {
        if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
            return c;
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 'a';
        }
        if (c < ASCII_END) {
            return c == '\'' || c == '.' || c == '`' ? 0 : ' ';
        }
        if (c == SCHWA) {
            return 'a';
        }
        if (isMark(c)) {
            return before.isEmpty() || before.charAt(before.length() - 1) < ASCII_END ? 0 : c;
        }
        return Character.isLetterOrDigit(c) ? c : ' ';
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}

package io.tocsin.designation;

import java.lang.Character.UnicodeScript;
import java.util.Map;

/// Reads the script of a text off its first letter that has one.
final class Script {
    private static final Map<UnicodeScript, String> CODES = Map.ofEntries(
            Map.entry(UnicodeScript.LATIN, "Latn"),
            Map.entry(UnicodeScript.CYRILLIC, "Cyrl"),
            Map.entry(UnicodeScript.ARABIC, "Arab"),
            Map.entry(UnicodeScript.HAN, "Hani"),
            Map.entry(UnicodeScript.HANGUL, "Hang"),
            Map.entry(UnicodeScript.HIRAGANA, "Hira"),
            Map.entry(UnicodeScript.KATAKANA, "Kana"),
            Map.entry(UnicodeScript.HEBREW, "Hebr"),
            Map.entry(UnicodeScript.GREEK, "Grek"),
            Map.entry(UnicodeScript.ARMENIAN, "Armn"),
            Map.entry(UnicodeScript.GEORGIAN, "Geor"),
            Map.entry(UnicodeScript.DEVANAGARI, "Deva"),
            Map.entry(UnicodeScript.BENGALI, "Beng"),
            Map.entry(UnicodeScript.THAI, "Thai"),
            Map.entry(UnicodeScript.MYANMAR, "Mymr"),
            Map.entry(UnicodeScript.ETHIOPIC, "Ethi"),
            Map.entry(UnicodeScript.KHMER, "Khmr"),
            Map.entry(UnicodeScript.TAMIL, "Taml"));

    private Script() {}

    /// The ISO 15924 code; "Zyyy" (undetermined) where no letter tells.
    static String of(String text) {
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            if (letter < 0x80) {
                if (Character.isLetter(letter)) {
                    return "Latn";
                }
            } else {
                String code = CODES.get(UnicodeScript.of(letter));
                if (code != null) {
                    return code;
                }
            }
            i += Character.charCount(letter);
        }
        return "Zyyy";
    }
}

package io.tocsin.ingest.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads other names where the text marks them: "aka", "also known as", "formerly known as". A bare word
/// in parentheses, like "(NDC)", is how the text refers to the party from there on and is no alias.
public final class Aliases {
    private static final String MARK =
            "(?:a\\.?k\\.?a\\.?|f\\.?k\\.?a\\.?|n\\.?k\\.?a\\.?|d\\.?b\\.?a\\.?|(?:also|formerly|previously|now|better|commonly)"
                    + " (?:known|referred to) (?:as|by)(?: the aliases?)?|formerly|doing business as|alias(?:es)?:?|its alias(?:es)?,?)";
    private static final Pattern MARKED = Pattern.compile("\\b" + MARK + "\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern STARTS = Pattern.compile("(?:and )?" + MARK + "\\s+\\S.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR = Pattern.compile(
            ";\\s*|,\\s*(?:and |or )?(?!" + Words.SUFFIX + "\\b)|\\s+(?:and|or)\\s+(?=\")|(?<=\")\\s+(?:and|or)\\s+");
    private static final Pattern PLAIN = Pattern.compile("[\\p{Lu}\\d\"'].*|(?:al|el|ash|as|ad|an)-\\p{Lu}.*");

    private Aliases() {}

    /// Whether the words begin by marking another name.
    static boolean marked(String words) {
        return STARTS.matcher(words).matches();
    }

    /// The names that are marked in the words; empty where none is.
    public static List<String> in(String words) {
        List<String> aliases = new ArrayList<>();
        Matcher mark = MARKED.matcher(words);
        int from = -1;
        while (mark.find()) {
            if (from >= 0) {
                add(words.substring(from, mark.start()), aliases);
            }
            from = mark.end();
        }
        if (from >= 0) {
            add(words.substring(from), aliases);
        }
        return aliases;
    }

    private static void add(String list, List<String> aliases) {
        for (String item : SEPARATOR.split(list)) {
            String alias = Words.trimmed(item.replace("\"", " ").strip());
            if (PLAIN.matcher(alias).matches() && !aliases.contains(alias)) {
                aliases.add(alias);
            }
        }
    }

    /// Whether words in parentheses only name the party shortly: "NDC", "Example Trading".
    static boolean reference(String words) {
        return words.length() <= 60
                && !marked(words)
                && words.matches("[\"']?(?:al-|el-)?[\\p{Lu}\\d][\\p{L}\\d .&'/-]*[\"']?")
                && Places.any(words).isEmpty();
    }
}

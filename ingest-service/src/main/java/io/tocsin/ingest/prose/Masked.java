package io.tocsin.ingest.prose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sentence beside a flat copy of it in which what stands in parentheses or between dashes is blotted
/// out. Both have the same length, so that rules look for verbs and names in the flat text and read the
/// words in the raw one.
record Masked(String raw, String flat) {
    /// Blots out a parenthesis.
    static final char PARENTHESIS = '\ue000';
    /// Blots out a description between dashes.
    static final char ASIDE = '\ue001';

    private static final Pattern DATELINE = Pattern.compile(
            "\"?\\p{Lu}{4}[\\p{Lu} ]{0,30}(?:,? [\\p{L}\\d., ]{0,30})?(?:\\([\\p{L}/ ]{2,30}\\) ?)?(?: [-\u2013]{1,2} | ?\u2014 ?|: )");
    private static final Pattern DASH = Pattern.compile("\u2014| (?:\u2013|--?) ");
    private static final Pattern PART_OF_NAME = Pattern.compile(
            "\\((?:Private|Pvt\\.?|Pte\\.?|Pty\\.?|\\p{Lu}[\\p{L}. ]{1,24})\\) (?:Private|Pvt|Pte|Pty|Limited|Ltd|LLC|L\\.L\\.C|Inc|Co|Company|Corp|Corporation|"
                    + "Holdings?|Technology|Trading|International|Shipping)\\b");
    private static final Pattern DESCRIBES = Pattern.compile(
            "(?:which|who|whose|that|a|an|both|all|including|the \\p{Ll}\\S*|\\p{Ll}+ing)\\b.*", Pattern.DOTALL);
    private static final Pattern RESUMES = Pattern.compile(", (?:is|are|was|were|has|have)\\b");
    private static final int ASIDE_LIMIT = 1_500;

    static Masked of(String sentence) {
        char[] flat = sentence.toCharArray();
        Matcher dateline = DATELINE.matcher(sentence);
        if (dateline.lookingAt()) {
            fill(flat, 0, dateline.end(), ' ');
        }
        maskParentheses(sentence, flat);
        maskAsides(flat);
        return new Masked(sentence, new String(flat));
    }

    /// The part between two places, without surrounding space.
    Masked part(int start, int end) {
        int from = start;
        int to = Math.max(start, end);
        while (from < to && flat.charAt(from) == ' ') {
            from++;
        }
        while (to > from && flat.charAt(to - 1) == ' ') {
            to--;
        }
        return new Masked(raw.substring(from, to), flat.substring(from, to));
    }

    boolean blank() {
        return flat.isBlank();
    }

    static boolean blots(char c) {
        return c == PARENTHESIS || c == ASIDE;
    }

    /// What stands in the parentheses and asides, in their order, without the marks around it.
    List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < flat.length(); i++) {
            if (blots(flat.charAt(i))) {
                int start = i;
                while (i + 1 < flat.length() && flat.charAt(i + 1) == flat.charAt(start)) {
                    i++;
                }
                for (String group : raw.substring(start, i + 1).split("\\) ?\\(")) {
                    groups.add(closed(group.replaceAll("^[\\s(\\[\u2013\u2014-]+|[\\s)\\]\u2013\u2014-]+$", "")));
                }
            }
        }
        return groups;
    }

    /// A parenthesis at the end of an aside keeps its own mark: "the Example Institute (EI)".
    private static String closed(String group) {
        return group.lastIndexOf('(') > group.lastIndexOf(')') ? group + ")" : group;
    }

    private static void maskParentheses(String sentence, char[] flat) {
        int[] open = new int[sentence.length()];
        int depth = 0;
        Matcher part = PART_OF_NAME.matcher(sentence);
        for (int i = 0; i < flat.length; i++) {
            char c = sentence.charAt(i);
            if (c == '(' || c == '[') {
                open[depth++] = i;
            } else if ((c == ')' || c == ']') && depth > 0) {
                depth--;
                boolean kept = depth == 0 && part.region(open[0], flat.length).lookingAt();
                if (!kept) {
                    fill(flat, open[depth], i + 1, PARENTHESIS);
                }
            }
        }
    }

    /// Dashes come in pairs; the last of an odd number sets apart a description up to the verb, or else
    /// introduces a list, as a colon does.
    private static void maskAsides(char[] flat) {
        String text = new String(flat);
        Matcher dash = DASH.matcher(text);
        List<Integer> places = new ArrayList<>();
        while (dash.find()) {
            places.add(dash.end() - dash.start() == 1 ? dash.start() : dash.start() + 1);
        }
        for (int i = 0; i < places.size(); i++) {
            int start = places.get(i);
            if (i + 1 < places.size() && places.get(i + 1) - start <= ASIDE_LIMIT) {
                fill(flat, start, places.get(++i) + 1, ASIDE);
                continue;
            }
            if (DESCRIBES.matcher(text.substring(start + 1).strip()).matches()) {
                Matcher resumes = RESUMES.matcher(text);
                fill(flat, start, resumes.find(start) ? resumes.start() : flat.length, ASIDE);
            } else {
                flat[start] = ':';
            }
        }
    }

    private static void fill(char[] text, int start, int end, char with) {
        Arrays.fill(text, start, end, with);
    }
}

package io.tocsin.ingest.format;

import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;

/// Counts what the shape of a list does not know, by where it stands.
final class Oddities {
    /// How much of a name or code is shown.
    private static final int SHOWN_CHARS = 200;

    private final Tally tally;
    private final String[] path;

    Oddities(Tally tally, int depth) {
        this.tally = tally;
        this.path = new String[depth + 1];
    }

    /// An element begins.
    ///
    /// @param depth 1 for the root
    void enter(int depth, String name) {
        path[depth] = name;
    }

    void unknownElement(int depth) {
        tally.oddity(Oddity.Kind.UNKNOWN_ELEMENT, shown(path(depth)), 1);
    }

    void unknownAttribute(int depth, String name) {
        tally.oddity(Oddity.Kind.UNKNOWN_ELEMENT, shown(path(depth) + "/@" + name), 1);
    }

    void unknownCode(int depth, String code) {
        tally.oddity(Oddity.Kind.UNKNOWN_CODE, shown(path(depth) + " " + code), 1);
    }

    void unknownCode(int depth, String attribute, String code) {
        tally.oddity(Oddity.Kind.UNKNOWN_CODE, shown(path(depth) + "/@" + attribute + " " + code), 1);
    }

    /// @param characters how many were lost
    void lost(String reference, int characters) {
        tally.oddity(Oddity.Kind.ENCODING_DAMAGE, shown("entry " + reference), characters);
    }

    /// Names from below the root, and the root's own for itself.
    private String path(int depth) {
        StringBuilder names = new StringBuilder(path[Math.min(depth, 2)]);
        for (int i = 3; i <= depth; i++) {
            names.append('/').append(path[i]);
        }
        return names.toString();
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "...";
    }
}

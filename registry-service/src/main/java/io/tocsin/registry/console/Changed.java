package io.tocsin.registry.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.Change;
import io.tocsin.designation.Significance;
import io.tocsin.registry.console.WordDifference.Piece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A changed field: of a set what went and what came, of a text the same word by word.
///
/// @param field as people call it
/// @param minor whether nobody acts on it
/// @param gone the members or the text that went
/// @param come those that came
/// @param pieces of a text that was there before and after; empty for all else
record Changed(String field, boolean minor, List<String> gone, List<String> come, List<Piece> pieces) {
    static Changed of(Change change) {
        Set<String> before = new LinkedHashSet<>(values(change, change.before()));
        Set<String> after = new LinkedHashSet<>(values(change, change.after()));
        return new Changed(
                Wording.word(change.field()),
                change.significance() == Significance.MINOR,
                before.stream().filter(value -> !after.contains(value)).toList(),
                after.stream().filter(value -> !before.contains(value)).toList(),
                pieces(change));
    }

    private static List<Piece> pieces(Change change) {
        return switch (change.field()) {
            case REASONS, REMARKS ->
                change.before().isTextual() && change.after().isTextual()
                        ? WordDifference.between(
                                change.before().asText(), change.after().asText())
                        : List.of();
            case STATUS, SUBJECT_TYPE, NAMES, ADDRESSES, IDENTIFIERS, BIRTHS, NATIONALITIES, TITLES -> List.of();
            case GENDER, VESSEL, PROGRAMMES, LEGAL_BASES, DESIGNATED_ON, MEASURES, RELATIONS -> List.of();
        };
    }

    private static List<String> values(Change change, JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(Wording.said(change.field(), value));
        }
        List<String> values = new ArrayList<>();
        value.forEach(element -> values.add(Wording.said(change.field(), element)));
        return values;
    }

    /// In short: "names +2 −1".
    public String summary() {
        if (!pieces.isEmpty()) {
            return field;
        }
        return field + (come.isEmpty() ? "" : " +" + come.size()) + (gone.isEmpty() ? "" : " −" + gone.size());
    }
}

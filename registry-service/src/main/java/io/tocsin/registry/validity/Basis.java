package io.tocsin.registry.validity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/// Which time of a document a beginning is taken from: the first of these that it has.
public enum Basis {
    /// The day of the act, as the document says; it begins at midnight UTC.
    DESIGNATED_ON("designatedOn"),
    /// When the authority announced it.
    ANNOUNCED("announced"),
    /// When the document says that it was published: the act may be older.
    PUBLISHED("published"),
    /// When Tocsin got the document: the act may be older.
    OBSERVED("observed");

    private final String word;

    Basis(String word) {
        this.word = word;
    }

    /// The word in tables and answers.
    @JsonValue
    public String word() {
        return word;
    }

    /// The basis of that word.
    public static Basis of(String word) {
        return Arrays.stream(values())
                .filter(basis -> basis.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no basis of a beginning: " + word));
    }
}

package io.tocsin.local.authority;

/// How far the sample authority has come in publishing what happened on 18 December 2024. It never goes
/// back: a list that shrank would be four delistings that never were.
public enum Stage {
    /// The list of the day before; no announcement.
    BEFORE("the list of 17 December 2024 and no announcement"),
    /// The statement is out, the list has not caught up.
    ANNOUNCED("the announcement of 18 December 2024 and still the list of the day before"),
    /// The four are on the list.
    LISTED("the announcement of 18 December 2024 and the list with the four it names");

    private final String description;

    Stage(String description) {
        this.description = description;
    }

    /// What is served now, for people.
    public String description() {
        return description;
    }

    /// The later of two.
    public Stage orLater(Stage other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

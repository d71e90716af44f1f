package io.tocsin.registry.party;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What another designation is to the one that is asked about.
public enum Rel {
    /// It is of the same party.
    @JsonProperty("sameParty")
    SAME_PARTY('a', "sameParty"),
    /// It confirms this announcement.
    @JsonProperty("confirmedBy")
    CONFIRMED_BY('b', "confirmedBy"),
    /// It is the announcement that this entry confirms.
    @JsonProperty("confirms")
    CONFIRMS('c', "confirms"),
    /// It is an announcement of a change of this entry.
    @JsonProperty("announcedBy")
    ANNOUNCED_BY('d', "announcedBy"),
    /// It is the entry whose change this announces.
    @JsonProperty("announces")
    ANNOUNCES('e', "announces"),
    /// It says otherwise than this announcement.
    @JsonProperty("contradictedBy")
    CONTRADICTED_BY('f', "contradictedBy"),
    /// It is the announcement that this contradicts.
    @JsonProperty("contradicts")
    CONTRADICTS('g', "contradicts"),
    /// It is the entry as it was referred to before.
    @JsonProperty("rekeyedFrom")
    REKEYED_FROM('h', "rekeyedFrom"),
    /// It is the entry as it is referred to since.
    @JsonProperty("rekeyedTo")
    REKEYED_TO('i', "rekeyedTo"),
    /// This is listed for its tie to it.
    @JsonProperty("linkedTo")
    LINKED_TO('j', "linkedTo"),
    /// It is listed for its tie to this.
    @JsonProperty("linkedFrom")
    LINKED_FROM('k', "linkedFrom"),
    /// The document of this names it, in another relation.
    @JsonProperty("relatedTo")
    RELATED_TO('l', "relatedTo"),
    /// Its document names this, in another relation.
    @JsonProperty("relatedFrom")
    RELATED_FROM('m', "relatedFrom");

    private final char place;
    private final String word;

    Rel(char place, String word) {
        this.place = place;
        this.word = word;
    }

    /// Where links of this kind are shown among the others.
    char place() {
        return place;
    }

    /// The word on the wire.
    public String word() {
        return word;
    }

    /// What this one is to the other.
    Rel inverse() {
        return switch (this) {
            case SAME_PARTY -> SAME_PARTY;
            case CONFIRMED_BY -> CONFIRMS;
            case CONFIRMS -> CONFIRMED_BY;
            case ANNOUNCED_BY -> ANNOUNCES;
            case ANNOUNCES -> ANNOUNCED_BY;
            case CONTRADICTED_BY -> CONTRADICTS;
            case CONTRADICTS -> CONTRADICTED_BY;
            case REKEYED_FROM -> REKEYED_TO;
            case REKEYED_TO -> REKEYED_FROM;
            case LINKED_TO -> LINKED_FROM;
            case LINKED_FROM -> LINKED_TO;
            case RELATED_TO -> RELATED_FROM;
            case RELATED_FROM -> RELATED_TO;
        };
    }

    boolean isRekeying() {
        return this == REKEYED_FROM || this == REKEYED_TO;
    }

    static Rel of(String word) {
        for (Rel rel : values()) {
            if (rel.word.equals(word)) {
                return rel;
            }
        }
        throw new IllegalArgumentException("no relation: " + word);
    }
}

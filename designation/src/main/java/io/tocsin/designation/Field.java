package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A field of a designation that a document can state and that can change. Identity (id, authority,
/// reference) and revision are not fields.
public enum Field {
    @JsonProperty("status")
    STATUS("status", false, Significance.MATERIAL),
    @JsonProperty("subjectType")
    SUBJECT_TYPE("type", true, Significance.MATERIAL),
    @JsonProperty("names")
    NAMES("names", true, Significance.MATERIAL),
    @JsonProperty("addresses")
    ADDRESSES("addresses", true, Significance.MINOR),
    @JsonProperty("identifiers")
    IDENTIFIERS("identifiers", true, Significance.MATERIAL),
    @JsonProperty("births")
    BIRTHS("births", true, Significance.MATERIAL),
    @JsonProperty("nationalities")
    NATIONALITIES("nationalities", true, Significance.MATERIAL),
    @JsonProperty("titles")
    TITLES("titles", true, Significance.MINOR),
    @JsonProperty("gender")
    GENDER("gender", true, Significance.MINOR),
    @JsonProperty("vessel")
    VESSEL("vessel", true, Significance.MINOR),
    @JsonProperty("programmes")
    PROGRAMMES("programmes", false, Significance.MATERIAL),
    @JsonProperty("legalBases")
    LEGAL_BASES("legalBases", false, Significance.MATERIAL),
    @JsonProperty("designatedOn")
    DESIGNATED_ON("designatedOn", false, Significance.MINOR),
    @JsonProperty("measures")
    MEASURES("measures", false, Significance.MATERIAL),
    @JsonProperty("reasons")
    REASONS("reasons", false, Significance.MINOR),
    @JsonProperty("remarks")
    REMARKS("remarks", false, Significance.MINOR),
    @JsonProperty("relations")
    RELATIONS("relations", false, Significance.MINOR);

    private final String property;
    private final boolean ofSubject;
    private final Significance significance;

    Field(String property, boolean ofSubject, Significance significance) {
        this.property = property;
        this.ofSubject = ofSubject;
        this.significance = significance;
    }

    /// Whether a change of this field alters whom the sanctions hit or what they impose.
    public Significance significance() {
        return significance;
    }

    /// The field's value in a designation's JSON; the null node where it is absent.
    public JsonNode in(ObjectNode designation) {
        JsonNode value = carrier(designation).get(property);
        return value == null ? NullNode.getInstance() : value;
    }

    /// Sets the field in a designation's JSON; the null node takes it away.
    public void set(ObjectNode designation, JsonNode value) {
        if (value.isNull()) {
            carrier(designation).remove(property);
        } else {
            carrier(designation).set(property, value);
        }
    }

    private ObjectNode carrier(ObjectNode designation) {
        return ofSubject ? (ObjectNode) designation.required("subject") : designation;
    }
}

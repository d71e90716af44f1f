package io.tocsin.designation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// The JSON form of the vocabulary: camelCase, instants as RFC 3339 in UTC, days as ISO dates. One mapper
/// for the whole product, so that there is one form.
public final class DesignationJson {
    /// The mapper, never to be configured further. Fields it does not know are passed over: who must keep
    /// them keeps the JSON as received.
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /// Made with the class: to look through all records of the vocabulary takes as long as to read a list
    /// twice, and who waits for the first designation should not wait for that.
    private static final ObjectReader READER = MAPPER.readerFor(Designation.class);

    private static final ObjectWriter WRITER = MAPPER.writerFor(Designation.class);

    private DesignationJson() {}

    /// The designation as a tree that the caller may change.
    public static ObjectNode tree(Designation designation) {
        return MAPPER.valueToTree(designation);
    }

    /// The designation that a tree states; refuses one that breaks a rule of the vocabulary with an
    /// `IllegalArgumentException` that says which.
    public static Designation designation(JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, Designation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a designation: " + e.getOriginalMessage(), e);
        }
    }

    /// The designation as compact JSON.
    public static String write(Designation designation) {
        try {
            return WRITER.writeValueAsString(designation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a designation that cannot be written: " + designation.id(), e);
        }
    }

    /// The designation that compact JSON states; refuses as {@link #designation} does.
    public static Designation read(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a designation: " + e.getOriginalMessage(), e);
        }
    }
}

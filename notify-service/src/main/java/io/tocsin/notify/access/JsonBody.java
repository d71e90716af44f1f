package io.tocsin.notify.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tocsin.designation.DesignationJson;

/// Reads bodies that are JSON objects; what is none is a 400 problem.
public final class JsonBody {
    private JsonBody() {}

    /// The object that the body is.
    public static JsonNode required(String body) {
        try {
            JsonNode json = DesignationJson.MAPPER.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw Problems.badRequest("The body is not JSON: " + e.getOriginalMessage() + ".");
        }
        throw Problems.badRequest("The body must be a JSON object.");
    }

    /// The object that the body is; a missing node where there is no body.
    public static JsonNode optional(String body) {
        return body.isBlank() ? MissingNode.getInstance() : required(body);
    }
}

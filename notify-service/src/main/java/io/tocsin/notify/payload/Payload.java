package io.tocsin.notify.payload;

import com.fasterxml.jackson.databind.JsonNode;

/// One type of message to an endpoint.
///
/// @param type as `type` and filters name it
/// @param about what such messages are about
/// @param meaning in a sentence
/// @param example a whole body, of an invented party
public record Payload(String type, About about, String meaning, JsonNode example) {
    /// What messages are about.
    public enum About {
        /// A party: the events of the log.
        DESIGNATIONS,
        /// A channel that is watched.
        SOURCES,
        /// The endpoint itself, or another of the same tenant.
        ENDPOINTS
    }
}

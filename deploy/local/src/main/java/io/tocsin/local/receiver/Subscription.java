package io.tocsin.local.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.local.folder.PrivateFile;
import io.tocsin.local.refusal.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The demo receiver's subscription, as it keeps it over a restart.
///
/// @param id at notify
/// @param secret `whsec_...`, for the owner's eyes
record Subscription(String id, String secret) {

    static Optional<Subscription> kept(Path file) {
        return Files.exists(file) ? Optional.of(of(PrivateFile.read(file))) : Optional.empty();
    }

    /// Out of the answer to its creation, or of the file.
    static Subscription of(String json) {
        try {
            JsonNode tree = DesignationJson.MAPPER.readTree(json);
            String id = tree.path("id").asText();
            String secret = tree.path("secret").asText();
            if (id.isEmpty() || secret.isEmpty()) {
                throw new Refusal("A subscription without id or secret cannot be used: start with --fresh.");
            }
            return new Subscription(id, secret);
        } catch (JsonProcessingException e) {
            throw new Refusal("What should be a subscription is not JSON: start with --fresh.", e);
        }
    }

    void keep(Path file) {
        ObjectNode tree =
                DesignationJson.MAPPER.createObjectNode().put("id", id).put("secret", secret);
        PrivateFile.write(file, tree.toString());
    }

    @Override
    public String toString() {
        return "Subscription[id=" + id + "]";
    }
}

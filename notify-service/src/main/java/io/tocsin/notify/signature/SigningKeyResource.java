package io.tocsin.notify.signature;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.notify.access.JsonBody;
import io.tocsin.notify.access.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/// The service's own signing keys, for operators.
@Path("/v1/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@RunOnVirtualThread
public class SigningKeyResource {
    private final SigningKeys keys;
    private final SignatureConfig config;

    SigningKeyResource(SigningKeys keys, SignatureConfig config) {
        this.keys = keys;
        this.config = config;
    }

    /// Takes `{"overlap": "P7D"}`, or nothing; answers with the new key.
    @POST
    @Path("/rotate")
    @Consumes(MediaType.WILDCARD)
    public PublishedKey rotate(String body) {
        return PublishedKey.of(keys.rotate(overlap(JsonBody.optional(body))));
    }

    private Duration overlap(JsonNode body) {
        if (!body.hasNonNull("overlap")) {
            return config.overlap();
        }
        Duration overlap = duration(body.path("overlap"));
        if (overlap.isNegative() || overlap.compareTo(config.maxOverlap()) > 0) {
            throw Problems.badRequest(
                    "The overlap must be between PT0S and " + config.maxOverlap() + ", not " + overlap + ".");
        }
        return overlap;
    }

    private static Duration duration(JsonNode text) {
        try {
            return Duration.parse(text.asText());
        } catch (DateTimeParseException e) {
            throw Problems.badRequest("\"overlap\" must be an ISO 8601 duration as P7D, not " + text + ".");
        }
    }
}

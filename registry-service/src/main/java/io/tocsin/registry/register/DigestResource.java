package io.tocsin.registry.register;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The digest of the register, over HTTP.
@Path("/v1/digest")
class DigestResource {
    private final StateDigest digest;

    DigestResource(StateDigest digest) {
        this.digest = digest;
    }

    @GET
    @Operation(summary = "What two replicas, or a register and its rebuild, compare")
    public RegisterDigest digest() throws SQLException {
        return digest.now();
    }
}

package io.tocsin.registry.register;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Leads from `/` to the description of the HTTP surface, until the console stands there.
@Path("/")
class FrontDoor {
    @GET
    @Operation(hidden = true)
    public Response open() {
        return Response.temporaryRedirect(URI.create("/q/swagger-ui")).build();
    }
}

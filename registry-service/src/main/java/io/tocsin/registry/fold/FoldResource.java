package io.tocsin.registry.fold;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Shows operators how far the fold is, and why it does not go on.
@Path("/v1/fold")
class FoldResource {
    private final FoldProcess process;

    FoldResource(FoldProcess process) {
        this.process = process;
    }

    @GET
    @Operation(summary = "How far the fold is, and why it does not go on")
    public FoldReport report() throws SQLException {
        return process.report();
    }
}

package io.tocsin.registry.programme;

import io.tocsin.registry.problem.Problems;
import io.tocsin.registry.register.PageConfig;
import io.tocsin.registry.register.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Programmes, over HTTP.
@Path("/v1/programmes")
class ProgrammeResource {
    private static final String PROGRAMMES = "programmes";

    private final ProgrammeRegister register;
    private final PageConfig config;

    ProgrammeResource(ProgrammeRegister register, PageConfig config) {
        this.register = register;
        this.config = config;
    }

    /// A page of programmes.
    ///
    /// @param items in the order of authorities and tags
    /// @param next the cursor of the page after, null after the last
    public record ProgrammePage(
            List<Programme> items, @Nullable String next) {}

    @GET
    @Operation(summary = "Programmes with their titles, the law they stand on, and how many designations they have")
    public ProgrammePage list(
            @QueryParam("authority") @Nullable String authority,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        String asked = Parameters.text("authority", authority);
        List<Programme> all = register.programmes().stream()
                .filter(programme -> asked == null || programme.authority().equals(asked))
                .toList();
        Keyset<Programme> page = Keyset.after(
                PROGRAMMES,
                Keyset.key(PROGRAMMES, Parameters.text("cursor", cursor)),
                Parameters.limit(limit, config),
                all,
                programme -> List.of(programme.authority(), programme.programme()));
        return new ProgrammePage(page.items(), page.next());
    }

    @GET
    @Path("/{authority}/{programme}")
    @Operation(summary = "One programme, with what became known of it month by month")
    public ProgrammeHistory one(@PathParam("authority") String authority, @PathParam("programme") String programme)
            throws SQLException {
        return register.programme(authority, programme)
                .orElseThrow(() -> Problems.notFound(
                        "No such programme",
                        "Neither the table of programmes nor any designation of " + authority + " has the tag \""
                                + programme + "\"."));
    }
}

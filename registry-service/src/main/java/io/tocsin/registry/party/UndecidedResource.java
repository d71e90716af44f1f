package io.tocsin.registry.party;

import io.tocsin.registry.register.PageConfig;
import io.tocsin.registry.register.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What operators should look at.
@Path("/v1/links")
class UndecidedResource {
    private final Links links;
    private final PageConfig config;

    UndecidedResource(Links links, PageConfig config) {
        this.links = links;
        this.config = config;
    }

    /// A page of pairs that are likely of one party and undecided, the least likely first.
    ///
    /// @param next the cursor of the page after, null after the last
    public record Page(
            List<Links.Undecided> items, @Nullable String next) {}

    @GET
    @Operation(
            summary = "Designations that are likely of the same party and that nobody decided about, the least likely"
                    + " first")
    public Page page(
            @QueryParam("source") @Nullable String source,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        int size = Parameters.limit(limit, config);
        List<Links.Undecided> page =
                links.undecided(Parameters.text("source", source), LinkCursor.place(cursor), size + 1);
        boolean more = page.size() > size;
        List<Links.Undecided> kept = more ? page.subList(0, size) : page;
        return new Page(kept, more ? LinkCursor.after(kept.getLast()) : null);
    }
}

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

/// Legal bases, over HTTP.
@Path("/v1/legal-bases")
class LegalBasisResource {
    private static final String LEGAL_BASES = "legal-bases";
    private static final String DESIGNATED = "designated";

    private final ProgrammeRegister register;
    private final PageConfig config;

    LegalBasisResource(ProgrammeRegister register, PageConfig config) {
        this.register = register;
        this.config = config;
    }

    /// A page of legal bases.
    ///
    /// @param items in the order of names
    /// @param next the cursor of the page after, null after the last
    public record LegalBasisPage(
            List<LegalBasis> items, @Nullable String next) {}

    /// A page of designations under a legal basis.
    ///
    /// @param items in the order of ids
    /// @param next the cursor of the page after, null after the last
    public record DesignatedPage(
            List<Designated> items, @Nullable String next) {}

    @GET
    @Operation(summary = "Legal instruments with their titles and texts, and how many are designated under them")
    public LegalBasisPage list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        Keyset<LegalBasis> page = Keyset.after(
                LEGAL_BASES,
                Keyset.key(LEGAL_BASES, Parameters.text("cursor", cursor)),
                Parameters.limit(limit, config),
                register.legalBases(),
                basis -> List.of(basis.instrument()));
        return new LegalBasisPage(page.items(), page.next());
    }

    @GET
    @Path("/{instrument}")
    @Operation(summary = "One legal instrument")
    public LegalBasis one(@PathParam("instrument") String instrument) throws SQLException {
        return register.legalBasis(instrument).orElseThrow(() -> unknown(instrument));
    }

    @GET
    @Path("/{instrument}/designations")
    @Operation(
            summary = "Who is designated under a legal instrument: by the record, or by a programme that stands for it")
    public DesignatedPage designations(
            @PathParam("instrument") String instrument,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        if (register.legalBasis(instrument).isEmpty()) {
            throw unknown(instrument);
        }
        List<String> after = Keyset.key(DESIGNATED, Parameters.text("cursor", cursor));
        int size = Parameters.limit(limit, config);
        Keyset<Designated> page = Keyset.of(
                DESIGNATED,
                register.designatedUnder(instrument, after == null ? "" : after.getFirst(), size + 1),
                size,
                designated -> List.of(designated.id()));
        return new DesignatedPage(page.items(), page.next());
    }

    private static RuntimeException unknown(String instrument) {
        return Problems.notFound(
                "No such legal basis",
                "Neither the table of instruments nor any designation names \"" + instrument + "\".");
    }
}

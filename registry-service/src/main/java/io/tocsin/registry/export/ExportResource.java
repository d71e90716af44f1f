package io.tocsin.registry.export;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.registry.Places;
import io.tocsin.registry.PublicAddress;
import io.tocsin.registry.register.AsOf;
import io.tocsin.registry.register.DesignationQuery;
import io.tocsin.registry.register.Designations;
import io.tocsin.registry.register.Filter;
import io.tocsin.registry.register.SearchConfig;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The register as files.
@Path("/v1/exports")
class ExportResource {
    private static final int BUFFER = 1 << 16;

    private final Designations designations;
    private final PublicAddress address;
    private final SearchConfig searching;
    private final Places places;
    private final Duration atMost;

    ExportResource(Designations designations, PublicAddress address, SearchConfig searching, ExportConfig config) {
        this.designations = designations;
        this.address = address;
        this.searching = searching;
        this.places = new Places("exports", config.atOnce(), config.comeAgainAfter());
        this.atMost = config.atMost();
    }

    @GET
    @Path("/designations.jsonl")
    @RunOnVirtualThread
    @Operation(summary = "Designations as received, one a line, after a line that says what the file holds")
    public Response jsonLines(
            @BeanParam DesignationQuery query,
            @QueryParam("head") @Nullable String head,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings,
            @Context RoutingContext request) {
        return export(new JsonLines(!"false".equals(head), query.asked()), query, encodings, request);
    }

    @GET
    @Path("/designations.csv")
    @RunOnVirtualThread
    @Operation(summary = "Designations as CSV, safe to open in a spreadsheet")
    public Response csv(
            @BeanParam DesignationQuery query,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings,
            @Context RoutingContext request) {
        return export(new Csv(), query, encodings, request);
    }

    @GET
    @Path("/designations.ftm.json")
    @RunOnVirtualThread
    @Operation(summary = "Designations as entities of FollowTheMoney, one a line")
    public Response followTheMoney(
            @BeanParam DesignationQuery query,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings,
            @Context RoutingContext request) {
        return export(new FollowTheMoney(address.configured()), query, encodings, request);
    }

    private Response export(Form form, DesignationQuery query, @Nullable String encodings, RoutingContext request) {
        Filter filter = query.filter(searching);
        AsOf asOf = query.asOf();
        boolean gzip = acceptsGzip(encodings);
        Places.Place place = places.take();
        long timer = request.vertx()
                .setTimer(atMost.toMillis(), late -> request.response().reset());
        request.addEndHandler(ended -> {
            request.vertx().cancelTimer(timer);
            place.close();
        });
        StreamingOutput body = out -> {
            try (place) {
                write(
                        new Export(form, asOf, request.response(), gzip ? new GZIPOutputStream(out, BUFFER) : out),
                        filter);
            }
        };
        Response.ResponseBuilder answer =
                Response.ok(body, form.type()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return (gzip ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer).build();
    }

    private void write(Export export, Filter filter) throws IOException {
        try {
            designations.read(filter, export.asOf(), export);
            export.end();
        } catch (SQLException e) {
            throw new IOException("the export broke off", e);
        }
    }

    private static boolean acceptsGzip(@Nullable String encodings) {
        return encodings != null
                && Arrays.stream(encodings.split(","))
                        .map(one -> one.replace(" ", "").toLowerCase(Locale.ROOT))
                        .anyMatch(one -> one.startsWith("gzip") && !one.matches("gzip;q=0(\\.0*)?"));
    }
}

package io.tocsin.ingest.desk;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sources, and documents that are posted to them by hand: the same path as a fetched document.
@Path("/v1/sources")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SourceResource {
    private final Catalogue catalogue;
    private final SourceDesk desk;
    private final DocumentDesk documents;

    SourceResource(Catalogue catalogue, SourceDesk desk, DocumentDesk documents) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.documents = documents;
    }

    /// All sources; there is one page of them.
    record Listing(List<SourceView> items, @Nullable String next) {}

    @GET
    public Listing all() {
        return new Listing(desk.views(catalogue.all()), null);
    }

    @GET
    @Path("/{id}")
    public SourceView one(@PathParam("id") String id) {
        return desk.view(source(id));
    }

    @POST
    @Path("/{id}/documents")
    @RolesAllowed("operator")
    @Consumes(MediaType.WILDCARD)
    public Object document(
            @PathParam("id") String id,
            @QueryParam("url") @Nullable String url,
            @QueryParam("publishedAt") @Nullable String publishedAt,
            InputStream body)
            throws IOException {
        return switch (documents.post(id, url, publishedAt, body)) {
            case DocumentDesk.Posted.OfList list -> list.run();
            case DocumentDesk.Posted.OfText text -> text.view();
        };
    }

    private Source source(String id) {
        return catalogue.find(id).orElseThrow(() -> Problems.unknownSource(id));
    }
}

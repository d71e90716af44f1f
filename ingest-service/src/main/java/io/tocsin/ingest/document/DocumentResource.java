package io.tocsin.ingest.document;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/// Gives documents out as they were received. Their content is somebody else's: browsers must not run it.
@Path("/v1/documents")
@Authenticated
class DocumentResource {
    private final DocumentArchive archive;

    DocumentResource(DocumentArchive archive) {
        this.archive = archive;
    }

    @GET
    @Path("/{sha256}")
    @RunOnVirtualThread
    public Response bytes(@PathParam("sha256") String sha256) {
        Document document = archive.find(sha256)
                .orElseThrow(() -> new NotFoundException("There is no document with SHA-256 " + sha256));
        StreamingOutput body = out -> {
            try (document;
                    var in = document.open()) {
                in.transferTo(out);
            }
        };
        return Response.ok(body, MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_LENGTH, document.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + sha256 + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}

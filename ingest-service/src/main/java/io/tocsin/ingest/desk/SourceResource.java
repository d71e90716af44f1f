package io.tocsin.ingest.desk;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.ingest.document.BrokenStream;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentConfig;
import io.tocsin.ingest.document.TooLarge;
import io.tocsin.ingest.list.ListIntake;
import io.tocsin.ingest.list.UnreadableRun;
import io.tocsin.ingest.run.Received;
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
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
    private final ListIntake lists;
    private final AnnouncementDesk announcements;
    private final DocumentConfig config;
    private final Clock clock;

    SourceResource(
            Catalogue catalogue,
            SourceDesk desk,
            ListIntake lists,
            AnnouncementDesk announcements,
            DocumentConfig config,
            Clock clock) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.lists = lists;
        this.announcements = announcements;
        this.config = config;
        this.clock = clock;
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
        Source source = source(id);
        var published = Times.published(publishedAt);
        var observedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (Document document = Document.receive(body, config.maxSize().asLongValue())) {
            Received received = new Received(source.id(), document.sha256(), url, published, observedAt);
            return switch (source) {
                case Source.ListSource list -> lists.receive(list, document, received);
                case Source.AnnouncementSource texts -> announcements.document(texts, document, received);
            };
        } catch (BrokenStream e) {
            throw Problems.badRequest(String.valueOf(e.getMessage()));
        } catch (TooLarge e) {
            throw Problems.tooLarge(e);
        } catch (UnreadableRun e) {
            throw Problems.unreadable(e);
        }
    }

    private Source source(String id) {
        return catalogue.find(id).orElseThrow(() -> Problems.unknownSource(id));
    }
}

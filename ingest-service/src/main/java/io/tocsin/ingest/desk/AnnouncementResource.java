package io.tocsin.ingest.desk;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.ingest.desk.AnnouncementDesk.RunView;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentConfig;
import io.tocsin.ingest.document.TooLarge;
import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.prose.Html;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Announcements that are posted by hand.
@Path("/v1/announcements")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AnnouncementResource {
    private final Catalogue catalogue;
    private final AnnouncementDesk desk;
    private final DocumentConfig config;
    private final Clock clock;

    AnnouncementResource(Catalogue catalogue, AnnouncementDesk desk, DocumentConfig config, Clock clock) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.config = config;
        this.clock = clock;
    }

    /// What a caller posts.
    ///
    /// @param publisher a source of kind announcements, or `press`
    /// @param text plain text; or
    /// @param html the page
    record Posted(
            @Nullable String publisher,
            @Nullable String title,
            @Nullable String url,
            @Nullable String publishedAt,
            @Nullable String text,
            @Nullable String html) {}

    @POST
    @RolesAllowed("operator")
    public RunView announce(@QueryParam("preview") @DefaultValue("false") boolean preview, @Nullable Posted posted)
            throws IOException {
        if (posted == null) {
            throw Problems.badRequest("The body is empty; it must have publisher and text (or html)");
        }
        AnnouncementSource source = publisher(posted.publisher());
        String raw = raw(posted);
        String text = posted.text() == null || posted.text().isBlank() ? Html.text(raw) : raw;
        if (text.isBlank()) {
            throw Problems.unreadableText("The html has no text");
        }
        var published = Times.published(posted.publishedAt());
        Announcement announcement = new Announcement(
                source.id(), posted.title() == null ? "" : posted.title(), posted.url(), published, text);
        try (Document document = Document.ofText(raw, config.maxSize().asLongValue())) {
            Received received = new Received(
                    source.id(),
                    document.sha256(),
                    posted.url(),
                    published,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            return preview
                    ? desk.preview(source, announcement, received)
                    : desk.take(source, announcement, document, received);
        } catch (TooLarge e) {
            throw Problems.tooLarge(e);
        }
    }

    private static String raw(Posted posted) {
        if (posted.text() != null && !posted.text().isBlank()) {
            return posted.text();
        }
        if (posted.html() != null && !posted.html().isBlank()) {
            return posted.html();
        }
        throw Problems.badRequest("The body must have text or html");
    }

    private AnnouncementSource publisher(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw Problems.badRequest("The body must have publisher: a source of kind announcements, or press");
        }
        Source source = catalogue.find(id).orElseThrow(() -> Problems.badRequest("Unknown publisher: " + id));
        return switch (source) {
            case AnnouncementSource texts -> texts;
            case Source.ListSource list ->
                throw Problems.badRequest(id + " is a list; post its documents to /v1/sources/" + id + "/documents");
        };
    }
}

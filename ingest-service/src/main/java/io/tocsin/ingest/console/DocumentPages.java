package io.tocsin.ingest.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.console.Figures;
import io.tocsin.console.Moment;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.document.DocumentArchive.Kept;
import io.tocsin.ingest.run.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/// What is known of a document. Its bytes are somebody else's and never shown in a page: they are there
/// to be saved.
@Path("/documents")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DocumentPages {
    private final Console console;
    private final ConsoleConfig config;
    private final DocumentArchive archive;
    private final Runs runs;
    private final Clock clock;

    DocumentPages(Console console, ConsoleConfig config, DocumentArchive archive, Runs runs, Clock clock) {
        this.console = console;
        this.config = config;
        this.archive = archive;
        this.runs = runs;
        this.clock = clock;
    }

    @GET
    @Path("/{sha256}")
    public TemplateInstance one(@PathParam("sha256") String sha256) {
        Kept kept = archive.about(sha256).orElseThrow(() -> NoSuchThing.document(sha256));
        Instant now = clock.instant();
        DocumentPage page = new DocumentPage(
                Figures.size(kept.size()),
                Objects.requireNonNull(Moment.of(kept.firstRetrievedAt(), now)),
                runs.over(sha256, config.runs()).stream()
                        .map(run -> RunLine.of(run, now))
                        .toList());
        return Pages.document(console.frame("Document", Console.RUNS), kept, page);
    }
}

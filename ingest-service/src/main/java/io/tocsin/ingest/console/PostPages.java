package io.tocsin.ingest.console;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.console.signin.Door;
import io.tocsin.ingest.console.PostPage.AnnouncementForm;
import io.tocsin.ingest.console.PostPage.Choice;
import io.tocsin.ingest.console.PostPage.DocumentForm;
import io.tocsin.ingest.console.PostPage.Preview;
import io.tocsin.ingest.desk.AnnouncementDesk;
import io.tocsin.ingest.desk.AnnouncementDesk.Posted;
import io.tocsin.ingest.desk.AnnouncementDesk.RunView;
import io.tocsin.ingest.desk.DocumentDesk;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Posting by hand: a document to a source, and an announcement, which is looked at before it is
/// published.
@Path("/post")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class PostPages {
    private static final int UNPROCESSABLE = 422;
    private static final String FIRST_PUBLISHER = "us-state";

    private final Console console;
    private final Catalogue catalogue;
    private final DocumentDesk documents;
    private final AnnouncementDesk announcements;

    PostPages(Console console, Catalogue catalogue, DocumentDesk documents, AnnouncementDesk announcements) {
        this.console = console;
        this.catalogue = catalogue;
        this.documents = documents;
        this.announcements = announcements;
    }

    /// @param source to which a document is to be posted
    @GET
    public TemplateInstance empty(@QueryParam("source") @DefaultValue("") String source) {
        return page(DocumentForm.empty(source), null, AnnouncementForm.empty(FIRST_PUBLISHER), null, null);
    }

    /// @param file the document; where none was chosen, what was pasted is
    @POST
    @Path("/document")
    @RolesAllowed("operator")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response document(
            @RestForm @DefaultValue("") String source,
            @RestForm @DefaultValue("") String url,
            @RestForm @DefaultValue("") String publishedAt,
            @RestForm @DefaultValue("") String pasted,
            @RestForm @Nullable FileUpload file)
            throws IOException {
        DocumentForm form = new DocumentForm(source, url, publishedAt, pasted);
        boolean chosen =
                file != null && file.fileName() != null && !file.fileName().isBlank();
        if (!chosen && pasted.isBlank()) {
            return refused(form, UNPROCESSABLE, "There is no document yet: choose a file, or paste its text.");
        }
        try (InputStream bytes = bytes(file, pasted)) {
            return to(documents
                    .post(source, absent(url), absent(publishedAt), bytes)
                    .run());
        } catch (HttpProblem e) {
            return refused(form, e.getStatusCode(), String.valueOf(e.getDetail()));
        }
    }

    private static InputStream bytes(@Nullable FileUpload file, String pasted) throws IOException {
        return file != null && chosen(file)
                ? Files.newInputStream(file.uploadedFile())
                : new ByteArrayInputStream(pasted.getBytes(StandardCharsets.UTF_8));
    }

    /// A browser sends a file without a name where none was chosen.
    private static boolean chosen(@Nullable FileUpload file) {
        return file != null && file.fileName() != null && !file.fileName().isBlank();
    }

    /// Looks at an announcement, or publishes what was looked at.
    ///
    /// @param form `text` or `html`
    /// @param mark stands for the text that was looked at; empty where none was
    @POST
    @Path("/announcement")
    @RolesAllowed("operator")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response announcement(
            @RestForm @DefaultValue("") String publisher,
            @RestForm @DefaultValue("") String title,
            @RestForm @DefaultValue("") String url,
            @RestForm @DefaultValue("") String publishedAt,
            @RestForm @DefaultValue("") String text,
            @RestForm @DefaultValue("text") String form,
            @RestForm @DefaultValue("") String mark,
            @RestForm @DefaultValue("preview") String then)
            throws IOException {
        AnnouncementForm filled = new AnnouncementForm(
                publisher, title, url, publishedAt, text.replace("\r\n", "\n"), form.equals("html"));
        String now = Mark.of(filled.toString());
        if (text.isBlank()) {
            return doubtful(filled, UNPROCESSABLE, "There is no text yet: paste the announcement.");
        }
        try {
            if (then.equals("publish") && mark.equals(now)) {
                return to(announcements.announce(posted(filled), false).run());
            }
            Preview preview = preview(announcements.announce(posted(filled), true), now, then.equals("publish"));
            return Response.ok(page(DocumentForm.empty(""), null, filled, null, preview))
                    .build();
        } catch (HttpProblem e) {
            return doubtful(filled, e.getStatusCode(), String.valueOf(e.getDetail()));
        }
    }

    private Response doubtful(AnnouncementForm form, int status, String problem) {
        return Response.status(status)
                .entity(page(DocumentForm.empty(""), null, form, problem, null))
                .build();
    }

    private static Posted posted(AnnouncementForm form) {
        return new Posted(
                form.publisher(),
                form.title(),
                absent(form.url()),
                absent(form.publishedAt()),
                form.html() ? null : form.text(),
                form.html() ? form.text() : null);
    }

    private static Preview preview(RunView read, String mark, boolean overtaken) {
        var parties = Parties.of(read.designations());
        boolean held = read.run().outcome() == Outcome.HELD;
        String summary = parties.isEmpty()
                ? "The rules find nobody in this text. Publishing it keeps the text and announces nothing."
                : held
                        ? "The rules find " + Parties.count(parties.size())
                                + " and are not sure enough: publishing it holds the run for a decision."
                        : "The rules find " + Parties.count(parties.size()) + ".";
        return new Preview(parties, summary, held, mark, overtaken);
    }

    private Response refused(DocumentForm form, int status, String problem) {
        return Response.status(status)
                .entity(page(form, problem, AnnouncementForm.empty(FIRST_PUBLISHER), null, null))
                .build();
    }

    private static Response to(Run run) {
        return Door.to("/runs/" + run.id() + "?said=posted").build();
    }

    private TemplateInstance page(
            DocumentForm document,
            @Nullable String documentProblem,
            AnnouncementForm announcement,
            @Nullable String announcementProblem,
            @Nullable Preview preview) {
        return Pages.post(
                console.frame("Post by hand", Console.POST),
                new PostPage(
                        choices(source -> true),
                        choices(Source.AnnouncementSource.class::isInstance),
                        document,
                        documentProblem,
                        announcement,
                        announcementProblem,
                        preview));
    }

    private List<Choice> choices(Predicate<Source> which) {
        return catalogue.all().stream()
                .filter(which)
                .map(source -> new Choice(source.id(), source.title()))
                .toList();
    }

    private static @Nullable String absent(String value) {
        return value.isBlank() ? null : value.strip();
    }
}

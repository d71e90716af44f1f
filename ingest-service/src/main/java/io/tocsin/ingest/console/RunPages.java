package io.tocsin.ingest.console;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.console.Moment;
import io.tocsin.console.signin.Door;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.ingest.console.RunPage.EventLine;
import io.tocsin.ingest.desk.RunDesk;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.log.StoredEvent;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The runs, what each led to, and the decisions about those that are held.
@Path("/runs")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class RunPages {
    private static final int UNPROCESSABLE = 422;
    private static final String SOMEBODY_WAS_FASTER = "Nothing was done: about this run was decided before you.";

    private final Console console;
    private final ConsoleConfig config;
    private final Catalogue catalogue;
    private final Runs runs;
    private final RunDesk desk;
    private final Asking asking;
    private final EventLog log;
    private final Clock clock;

    RunPages(
            Console console,
            ConsoleConfig config,
            Catalogue catalogue,
            Runs runs,
            RunDesk desk,
            Asking asking,
            EventLog log,
            Clock clock) {
        this.console = console;
        this.config = config;
        this.catalogue = catalogue;
        this.runs = runs;
        this.desk = desk;
        this.asking = asking;
        this.log = log;
        this.clock = clock;
    }

    @GET
    public TemplateInstance all(
            @QueryParam("source") @Nullable String source, @QueryParam("before") @DefaultValue("") String before) {
        String chosen = source == null || source.isBlank() ? null : source;
        Instant now = clock.instant();
        Runs.Listing page = runs.page(chosen, number(before, Long.MAX_VALUE), config.runs());
        RunListing listing = new RunListing(
                chosen,
                catalogue.all().stream().map(Source::id).toList(),
                page.items().stream().map(run -> RunLine.of(run, now)).toList(),
                page.next());
        return Pages.runs(console.frame("Runs", Console.RUNS), listing);
    }

    @GET
    @Path("/{id}")
    public TemplateInstance one(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("said") @DefaultValue("") String said) {
        Run run = runs.find(id).orElseThrow(() -> NoSuchThing.run(id));
        return page(run, number(after, 0), done(said), null);
    }

    /// @param mark what the page said that a release would publish
    @POST
    @Path("/{id}/release")
    @RolesAllowed("operator")
    public Response release(
            @PathParam("id") String id,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("mark") @DefaultValue("") String mark) {
        return decideHeld(id, reason, run -> {
            var ask = asking.about(run);
            if (ask != null && !ask.mark().equals(mark)) {
                return problem(
                        run,
                        Status.CONFLICT.getStatusCode(),
                        "Nothing was published. The list moved on since you read this page: what a release would"
                                + " publish is now other than what you saw. Read it again below.");
            }
            return done(desk.release(id, console.who(), reason), "released");
        });
    }

    @POST
    @Path("/{id}/reject")
    @RolesAllowed("operator")
    public Response reject(@PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        return decideHeld(id, reason, run -> done(desk.reject(id, console.who(), reason), "rejected"));
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed("operator")
    public Response withdraw(@PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        return decide(id, reason, run -> done(desk.withdraw(id, console.who(), reason), "withdrawn"));
    }

    private interface Deciding {
        Response about(Run run);
    }

    private Response decideHeld(String id, String reason, Deciding deciding) {
        return decide(
                id,
                reason,
                run -> run.decision() == null
                        ? deciding.about(run)
                        : problem(run, Status.CONFLICT.getStatusCode(), SOMEBODY_WAS_FASTER));
    }

    private Response decide(String id, String reason, Deciding deciding) {
        Run run = runs.find(id).orElseThrow(() -> NoSuchThing.run(id));
        if (reason.isBlank()) {
            return problem(run, UNPROCESSABLE, "Say why: the reason goes on record with your name.");
        }
        try {
            return deciding.about(run);
        } catch (HttpProblem e) {
            Run now = runs.find(id).orElseThrow();
            return problem(now, e.getStatusCode(), String.valueOf(e.getDetail()));
        } catch (Runs.AlreadyDecided e) {
            Run now = runs.find(id).orElseThrow();
            return problem(now, Status.CONFLICT.getStatusCode(), SOMEBODY_WAS_FASTER);
        }
    }

    private static Response done(Run run, String said) {
        return Door.to("/runs/" + run.id() + "?said=" + said).build();
    }

    private Response problem(Run run, int status, String problem) {
        return Response.status(status).entity(page(run, 0, null, problem)).build();
    }

    private TemplateInstance page(Run run, long after, @Nullable String said, @Nullable String problem) {
        Instant now = clock.instant();
        List<StoredEvent> events = events(run, after);
        Long last = run.lastSequence();
        boolean more = !events.isEmpty() && last != null && events.getLast().sequence() < last;
        RunPage page = new RunPage(
                run,
                RunLine.of(run, now),
                Moment.of(run.publishedAt(), now),
                Moment.of(run.decidedAt(), now),
                link(run.url()),
                run.oddities().stream().map(Wording::word).toList(),
                asking.about(run),
                RunDesk.withdrawable(run),
                events.stream().map(RunPages::line).toList(),
                more ? events.getLast().sequence() : null,
                said,
                problem);
        return Pages.run(console.frame("Run of " + run.source(), Console.RUNS), page);
    }

    /// The events of a run stand together in the log.
    private List<StoredEvent> events(Run run, long after) {
        Long first = run.firstSequence();
        Long last = run.lastSequence();
        if (first == null || last == null) {
            return List.of();
        }
        return log.after(Math.max(after, first - 1), null, config.events()).stream()
                .filter(event -> event.sequence() <= last)
                .toList();
    }

    private static EventLine line(StoredEvent stored) {
        LoggedEvent event = EventCodec.read(stored.json());
        return new EventLine(
                event.sequence(),
                Wording.word(event.event()),
                stored.designationId(),
                event.event().designation().subject().primaryName(),
                Wording.changes(event.event().changes()));
    }

    /// An address that a document came with is somebody else's: only web pages are linked.
    static @Nullable String link(@Nullable String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://")) ? url : null;
    }

    private static @Nullable String done(String said) {
        return switch (said) {
            case "released" -> "Released. This is the run that it led to.";
            case "rejected" -> "Rejected. Nothing was published, and the same document is not held again.";
            case "withdrawn" -> "Withdrawn. This is the run that takes the announcements back.";
            case "posted" -> "Received. This is what became of the document.";
            default -> null;
        };
    }

    private static long number(String text, long otherwise) {
        try {
            return text.isBlank() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}

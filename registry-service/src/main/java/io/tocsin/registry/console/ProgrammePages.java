package io.tocsin.registry.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Status;
import io.tocsin.registry.console.SearchView.Hit;
import io.tocsin.registry.problem.Problems;
import io.tocsin.registry.programme.ProgrammeHistory;
import io.tocsin.registry.programme.ProgrammeRegister;
import io.tocsin.registry.register.AsOf;
import io.tocsin.registry.register.Designations;
import io.tocsin.registry.register.Filter;
import io.tocsin.registry.register.State;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The programmes: all of them, and each with its law, its designations and its timeline.
@Path("/programmes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class ProgrammePages {
    private final Console console;
    private final ConsoleConfig config;
    private final ProgrammeRegister programmes;
    private final Designations register;
    private final Clock clock;

    ProgrammePages(
            Console console, ConsoleConfig config, ProgrammeRegister programmes, Designations register, Clock clock) {
        this.console = console;
        this.config = config;
        this.programmes = programmes;
        this.register = register;
        this.clock = clock;
    }

    @GET
    public TemplateInstance all() throws SQLException {
        return Pages.programmes(
                console.frame("Programmes", Console.PROGRAMMES), ProgrammeView.shelves(programmes.programmes()));
    }

    @GET
    @Path("/{authority}/{programme}")
    public TemplateInstance one(
            @PathParam("authority") String authority,
            @PathParam("programme") String programme,
            @QueryParam("after") @DefaultValue("") String after)
            throws SQLException {
        ProgrammeHistory history = programmes
                .programme(authority, programme)
                .orElseThrow(() -> Problems.notFound(
                        "No such programme",
                        "The register knows of no programme " + programme + " of " + authority + "."));
        Filter filter = new Filter(
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(authority),
                Set.of(programme),
                Set.of(),
                Set.of(),
                Set.of(Status.LISTED, Status.ANNOUNCED),
                null);
        List<State> states = register.page(filter, AsOf.NOW, id(after), config.results() + 1);
        boolean more = states.size() > config.results();
        List<State> shown = more ? states.subList(0, config.results()) : states;
        Instant now = clock.instant();
        Question here = new Question(Fact.programmePath(authority, programme), Map.of());
        ProgrammeView view = ProgrammeView.of(
                history,
                shown.stream().map(state -> Hit.of(state, null, here, now)).toList(),
                more ? here.and("after", shown.getLast().id().toString()).address() : null,
                now);
        return Pages.programme(console.frame(programme, Console.PROGRAMMES), view);
    }

    private static String id(String after) {
        try {
            return after.isEmpty() ? "" : DesignationId.parse(after).toString();
        } catch (IllegalArgumentException e) {
            throw Problems.badParameter("after", "\"" + after + "\" is no designation's id.");
        }
    }
}

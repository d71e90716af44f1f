package io.tocsin.registry.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.designation.Authorities;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.chronicle.Chronicle;
import io.tocsin.registry.console.DesignationPage.Times;
import io.tocsin.registry.party.Links;
import io.tocsin.registry.party.PartyLink;
import io.tocsin.registry.problem.Problems;
import io.tocsin.registry.register.AsOf;
import io.tocsin.registry.register.DesignationQuery;
import io.tocsin.registry.register.Designations;
import io.tocsin.registry.register.State;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page of a designation: what it says, as of two times, and what happened to it.
@Path("/designations/{id}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DesignationPages {
    private final Console console;
    private final ConsoleConfig config;
    private final Designations register;
    private final Chronicle chronicle;
    private final Links links;

    DesignationPages(Console console, ConsoleConfig config, Designations register, Chronicle chronicle, Links links) {
        this.console = console;
        this.config = config;
        this.register = register;
        this.chronicle = chronicle;
        this.links = links;
    }

    @GET
    public Response one(@PathParam("id") String text, @BeanParam DesignationQuery query) throws SQLException {
        DesignationId id = id(text);
        AsOf asOf = query.asOf();
        Optional<DesignationId> renumbered = register.renumbered(id, asOf.knownAt());
        if (renumbered.isPresent()) {
            return Response.status(Status.TEMPORARY_REDIRECT)
                    .header(HttpHeaders.LOCATION, address(renumbered.get(), asOf))
                    .build();
        }
        List<LoggedEvent> events = chronicle.of(id, config.events() + 1);
        if (events.isEmpty()) {
            throw unknown(id.toString());
        }
        return Response.ok(page(id, asOf, events)).build();
    }

    private TemplateInstance page(DesignationId id, AsOf asOf, List<LoggedEvent> events) throws SQLException {
        Optional<State> state = register.one(id, asOf);
        Designation newest = events.getFirst().event().designation();
        Designation party = state.map(DesignationPages::read).orElse(null);
        boolean more = events.size() > config.events();
        List<LoggedEvent> told = more ? events.subList(0, config.events()) : events;
        List<LoggedEvent> known =
                told.stream().filter(event -> isKnown(event, asOf.knownAt())).toList();
        Instant first = events.getLast().times().emittedAt();
        List<PartyLink> tied = links.of(id, asOf);
        DesignationPage page = new DesignationPage(
                id.toString(),
                party,
                party == null ? null : Badges.of(party.status()),
                Wording.word(newest.subject().type()),
                Authorities.label(newest.authority()),
                Times.of(asOf),
                party == null ? absent(id, asOf) : null,
                state.map(now -> standing(now, more ? null : first)).orElse(List.of()),
                party == null || more
                        ? null
                        : Telling.late(party, first)
                                .map(act -> "Known since " + Wording.day(first) + "; the document says designated on "
                                        + Wording.day(act) + ".")
                                .orElse(null),
                party == null ? List.of() : Fact.of(party),
                Related.alsoListed(tied),
                Related.others(tied),
                known.stream().map(event -> Told.of(event, config.ingestUrl())).toList(),
                told.size() - known.size(),
                more);
        String name = (party == null ? newest : party).subject().primaryName();
        return Pages.designation(console.frame(name, Console.SEARCH), page);
    }

    private static Designation read(State state) {
        return DesignationJson.read(state.json());
    }

    private static boolean isKnown(LoggedEvent event, @Nullable Instant knownAt) {
        return knownAt == null || !event.times().emittedAt().isAfter(knownAt);
    }

    private static List<String> standing(State state, @Nullable Instant first) {
        List<String> sentences = new ArrayList<>();
        String since = Wording.day(state.since());
        sentences.add(
                switch (state.basis()) {
                    case DESIGNATED_ON -> "Since " + since + ", the day of the act.";
                    case ANNOUNCED -> "Since " + since + ", when it was announced.";
                    case PUBLISHED -> "Since " + since + " at the latest, the day of the document.";
                    case OBSERVED -> "Since " + since + " at the latest, when Tocsin first saw it.";
                });
        if (first != null) {
            sentences.add("Known to Tocsin since " + Wording.day(first) + ".");
        }
        sentences.add("As it stands here since " + Wording.day(state.validFrom()) + "; known since "
                + Wording.day(state.knownSince()) + " (event " + state.sequence() + ").");
        return sentences;
    }

    private String absent(DesignationId id, AsOf asOf) throws SQLException {
        Optional<State> known = register.one(id, new AsOf(asOf.knownAt(), null));
        return known.map(state -> "It was not designated then. By what was known, it is designated since "
                        + Wording.day(state.since()) + ".")
                .orElse("Nothing was known of it then.");
    }

    private static String address(DesignationId id, AsOf asOf) {
        List<String> times = new ArrayList<>();
        if (asOf.knownAt() != null) {
            times.add("knownAt=" + asOf.knownAt());
        }
        if (asOf.validAt() != null) {
            times.add("validAt=" + asOf.validAt());
        }
        return "/designations/" + id + (times.isEmpty() ? "" : "?" + String.join("&", times));
    }

    private static DesignationId id(String text) {
        try {
            return DesignationId.parse(text);
        } catch (IllegalArgumentException e) {
            throw unknown(text);
        }
    }

    private static RuntimeException unknown(String id) {
        return Problems.notFound("No such designation", "The register knows of no designation " + id + ".");
    }
}

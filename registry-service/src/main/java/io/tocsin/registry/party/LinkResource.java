package io.tocsin.registry.party;

import io.quarkus.security.identity.SecurityIdentity;
import io.tocsin.designation.DesignationId;
import io.tocsin.registry.problem.Problems;
import io.tocsin.registry.register.AsOf;
import io.tocsin.registry.register.Designations;
import io.tocsin.registry.register.PageConfig;
import io.tocsin.registry.register.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What one designation has to do with others, and what operators decide about it.
@Path("/v1/designations/{id}/links")
class LinkResource {
    private static final String OPERATOR = "operator";

    private final Links links;
    private final Designations designations;
    private final PageConfig pages;
    private final PartyConfig config;
    private final SecurityIdentity caller;

    LinkResource(
            Links links, Designations designations, PageConfig pages, PartyConfig config, SecurityIdentity caller) {
        this.links = links;
        this.designations = designations;
        this.pages = pages;
        this.config = config;
        this.caller = caller;
    }

    /// A page of links, those of the same party first.
    ///
    /// @param next the cursor of the page after, null after the last
    public record Page(List<PartyLink> items, @Nullable String next) {}

    /// What two designations have to do with each other.
    ///
    /// @param links none where nothing is known and nothing decided
    /// @param decisions every decision about them, the latest first
    public record Pair(List<PartyLink> links, List<Decision> decisions) {}

    /// What an operator says.
    ///
    /// @param verdict `same` or `different`
    /// @param by a person; the token's name where absent
    /// @param reason a sentence, must be there
    public record Judgement(
            @Nullable String verdict,
            @Nullable String by,
            @Nullable String reason) {}

    @GET
    @Operation(
            summary = "Designations of the same party, announcements and entries that belong together, and parties that"
                    + " the documents tie; with all=true those too that an operator decided are different")
    public Page page(
            @PathParam("id") String id,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("all") @Nullable String all,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        int size = Parameters.limit(limit, pages);
        String after = LinkCursor.key(cursor);
        boolean withRefused = flag("all", all);
        AsOf asOf = new AsOf(Parameters.moment("knownAt", knownAt), null);
        DesignationId asked = current(id, asOf.knownAt(), new String[0]);
        List<PartyLink> page = links.of(asked, asOf).stream()
                .filter(link -> withRefused || !link.isRefused())
                .filter(link -> link.key().compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        boolean more = page.size() > size;
        List<PartyLink> kept = more ? page.subList(0, size) : page;
        return new Page(kept, more ? LinkCursor.after(kept.getLast()) : null);
    }

    @GET
    @Path("/{otherId}")
    @Operation(summary = "What two designations have to do with each other, with every decision about them")
    public Pair pair(@PathParam("id") String id, @PathParam("otherId") String otherId) throws SQLException {
        DesignationId one = current(id, null, new String[] {otherId});
        DesignationId other = other(one, otherId);
        return pair(one, other);
    }

    @POST
    @Path("/{otherId}")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "Decides whether two designations are of the same party; the latest decision is in force")
    public Pair decide(@PathParam("id") String id, @PathParam("otherId") String otherId, @Nullable Judgement judgement)
            throws SQLException {
        DesignationId one = current(id, null, new String[] {otherId});
        DesignationId other = other(one, otherId);
        Verdict verdict = verdict(judgement);
        String reason = reason(judgement == null ? null : judgement.reason());
        links.decide(one, other, verdict, by(judgement == null ? null : judgement.by()), reason);
        return pair(one, other);
    }

    @DELETE
    @Path("/{otherId}")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "Takes the decision about two designations back; it stays on record")
    public Pair takeBack(
            @PathParam("id") String id,
            @PathParam("otherId") String otherId,
            @QueryParam("by") @Nullable String by,
            @QueryParam("reason") @Nullable String reason)
            throws SQLException {
        DesignationId one = current(id, null, new String[] {otherId});
        DesignationId other = other(one, otherId);
        if (Decisions.inForce(links.decisions(one, other)).isEmpty()) {
            throw Problems.notFound("Nothing decided", "No decision about " + one + " and " + other + " is in force.");
        }
        links.decide(one, other, Verdict.WITHDRAWN, by(by), reason(reason));
        return pair(one, other);
    }

    private Pair pair(DesignationId one, DesignationId other) throws SQLException {
        return new Pair(
                links.of(one, AsOf.NOW).stream()
                        .filter(link -> other.equals(link.designationId()))
                        .toList(),
                links.decisions(one, other));
    }

    /// The designation of a path; a renumbered one is redirected to its new id.
    private DesignationId current(String text, @Nullable Instant knownAt, String[] otherId) throws SQLException {
        DesignationId id = known(text, knownAt);
        Optional<DesignationId> renumbered = designations.renumbered(id, knownAt);
        if (renumbered.isPresent()) {
            UriBuilder address = UriBuilder.fromPath("/v1/designations/{id}/links");
            for (String other : otherId) {
                address.segment(other);
            }
            throw moved(
                    id,
                    renumbered.get(),
                    address.queryParam("knownAt", given(knownAt)).build(renumbered.get()));
        }
        return id;
    }

    private static Object[] given(@Nullable Instant time) {
        return time == null ? new Object[0] : new Object[] {time};
    }

    private DesignationId other(DesignationId one, String text) throws SQLException {
        DesignationId id = known(text, null);
        Optional<DesignationId> renumbered = designations.renumbered(id, null);
        if (renumbered.isPresent()) {
            URI address =
                    UriBuilder.fromPath("/v1/designations/{id}/links/{otherId}").build(one, renumbered.get());
            throw moved(id, renumbered.get(), address);
        }
        if (id.equals(one)) {
            throw Problems.badParameter(
                    "otherId", "It names " + one + " itself; a decision is about two designations.");
        }
        return id;
    }

    private static RuntimeException moved(DesignationId old, DesignationId now, URI address) {
        return Problems.movedTo(
                now.toString(), address, "The authority gave " + old + " another reference: it is " + now + " now.");
    }

    private DesignationId known(String text, @Nullable Instant knownAt) throws SQLException {
        try {
            DesignationId id = DesignationId.parse(text);
            if (designations.one(id, new AsOf(knownAt, null)).isPresent()) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // What is no id is not known either.
        }
        throw Problems.notFound(
                "No such designation",
                "The registry knows of no designation " + text + (knownAt == null ? "." : " by " + knownAt + "."));
    }

    private static boolean flag(String parameter, @Nullable String value) {
        String text = Parameters.text(parameter, value);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw Problems.badParameter(parameter, "\"" + text + "\" is neither true nor false.");
    }

    private static Verdict verdict(@Nullable Judgement judgement) {
        String word = judgement == null ? null : judgement.verdict();
        if ("same".equals(word)) {
            return Verdict.SAME;
        }
        if ("different".equals(word)) {
            return Verdict.DIFFERENT;
        }
        throw Problems.badParameter(
                "verdict",
                (word == null ? "It is missing" : "\"" + word + "\" is none")
                        + "; say same or different, or DELETE the decision.");
    }

    private String by(@Nullable String given) {
        String by = Parameters.text("by", given);
        return shorter("by", by == null ? caller.getPrincipal().getName() : by, config.maxName());
    }

    private String reason(@Nullable String given) {
        String reason = Parameters.text("reason", given);
        if (reason == null) {
            throw Problems.badParameter("reason", "It is missing; whoever decides says why, in a sentence.");
        }
        return shorter("reason", reason, config.maxReason());
    }

    private static String shorter(String parameter, String text, int limit) {
        if (text.length() > limit) {
            throw Problems.badParameter(
                    parameter, "It has " + text.length() + " characters; it may have " + limit + ".");
        }
        return text;
    }
}

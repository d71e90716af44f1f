package io.tocsin.registry.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.PublicAddress;
import io.tocsin.registry.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What is new, for feed readers: by authority and by programme.
@Path("/v1/feeds")
@Produces(AtomPage.TYPE)
class AtomResource {
    private final EventLog log;
    private final PublicAddress address;
    private final FeedConfig config;

    AtomResource(EventLog log, PublicAddress address, FeedConfig config) {
        this.log = log;
        this.address = address;
        this.config = config;
    }

    @GET
    @Path("/{authority: [^/]+}.atom")
    @RunOnVirtualThread
    @Operation(summary = "What an authority designated, amended and delisted, the newest first, as an Atom feed")
    public Response ofAuthority(
            @PathParam("authority") String authority,
            @QueryParam("before") @Nullable String before,
            @Context UriInfo uri,
            @Context Request request)
            throws SQLException {
        return answer(authority, null, before, uri, request);
    }

    @GET
    @Path("/{authority: [^/]+}/{programme: .+}.atom")
    @RunOnVirtualThread
    @Operation(summary = "The same under one programme")
    public Response ofProgramme(
            @PathParam("authority") String authority,
            @PathParam("programme") String programme,
            @QueryParam("before") @Nullable String before,
            @Context UriInfo uri,
            @Context Request request)
            throws SQLException {
        return answer(authority, programme, before, uri, request);
    }

    private Response answer(
            String authority, @Nullable String programme, @Nullable String before, UriInfo uri, Request request)
            throws SQLException {
        refuseNul("authority", authority);
        refuseNul("programme", programme);
        News news = log.news(authority, programme, before(before), config.atomEntries(), config.atomSpan());
        EntityTag tag = new EntityTag(news.mark());
        URI site = address.site(uri);
        AtomPage page = page(programme == null ? authority : authority + " " + programme, news, site, uri);
        Date modified = Date.from(page.updated().truncatedTo(ChronoUnit.SECONDS));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(modified, tag);
        return (unchanged == null ? Response.ok(page.xml(), AtomPage.TYPE + ";charset=UTF-8") : unchanged)
                .tag(tag)
                .lastModified(modified)
                .build();
    }

    private static AtomPage page(String subject, News news, URI site, UriInfo uri) {
        List<LoggedEvent> events = news.events().stream().map(EventCodec::read).toList();
        URI here = site.resolve(uri.getRequestUri().getRawPath().substring(1));
        URI self = news.before() == null ? here : before(here, news.before());
        return new AtomPage(subject, self, news.next() == null ? null : before(here, news.next()), site, events);
    }

    private static URI before(URI page, long sequence) {
        return UriBuilder.fromUri(page).queryParam("before", sequence).build();
    }

    private static @Nullable Long before(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("\\d{1,18}")) {
            throw Problems.badParameter("before", "\"" + text.strip() + "\" is not a sequence: a whole number.");
        }
        return Long.valueOf(text.strip());
    }

    private static void refuseNul(String parameter, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw Problems.badParameter(parameter, "It contains the character NUL.");
        }
    }
}

package io.tocsin.registry.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.designation.Country;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.EventType;
import io.tocsin.registry.Places;
import io.tocsin.registry.problem.Problems;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The log as it grows: pushed as server-sent events, or asked for page by page.
@Path("/v1/events")
class EventResource {
    private final EventLog log;
    private final LogEnd end;
    private final Listeners listeners;
    private final FeedConfig config;

    EventResource(EventLog log, LogEnd end, Listeners listeners, FeedConfig config) {
        this.log = log;
        this.end = end;
        this.listeners = listeners;
        this.config = config;
    }

    /// What a feed can be narrowed by, as it comes in the query; each may be given several times.
    public static class Query {
        @QueryParam("type")
        List<String> types = List.of();

        @QueryParam("source")
        List<String> sources = List.of();

        @QueryParam("authority")
        List<String> authorities = List.of();

        @QueryParam("programme")
        List<String> programmes = List.of();

        @QueryParam("country")
        List<String> countries = List.of();

        @QueryParam("designation")
        List<String> designations = List.of();

        Wanted wanted() {
            return new Wanted(
                    read("type", types, EventType::of),
                    read("source", sources, Function.identity()),
                    read("authority", authorities, Function.identity()),
                    read("programme", programmes, Function.identity()),
                    read("country", countries, Country::codeOrName),
                    read("designation", designations, DesignationId::parse));
        }

        private static <T> List<T> read(String parameter, List<String> texts, Function<String, T> reading) {
            return texts.stream()
                    .filter(text -> !text.isBlank())
                    .map(text -> {
                        if (text.indexOf('\0') >= 0) {
                            throw Problems.badParameter(parameter, "It contains the character NUL.");
                        }
                        try {
                            return reading.apply(text.strip());
                        } catch (IllegalArgumentException e) {
                            throw Problems.badParameter(parameter, e.getMessage() + ".");
                        }
                    })
                    .toList();
        }
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    @Operation(
            summary = "The log as server-sent events, from Last-Event-ID (or after) on; without either, from the"
                    + " next new event on")
    public void stream(
            @BeanParam Query query,
            @QueryParam("after") @Nullable String after,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context RoutingContext request)
            throws SQLException {
        Wanted wanted = query.wanted();
        String resumed = text(lastEventId);
        long position = resumed != null ? position("Last-Event-ID", resumed) : position("after", after, log.end());
        Places.Place place = listeners.take();
        EventStream stream = new EventStream(log, end, config, wanted, position, sink, sse, place);
        try {
            stream.open();
            request.addEndHandler(ended -> end.stir());
            Thread.ofVirtual().name("event-stream").start(stream);
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.5")
    @RunOnVirtualThread
    @Operation(summary = "The log page by page; with wait, an empty page is held back until there is an event")
    public EventPage page(
            @BeanParam Query query,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("wait") @Nullable String wait)
            throws SQLException, InterruptedException {
        Wanted wanted = query.wanted();
        int size = limit(limit);
        Duration patience = wait(wait);
        long position = position("after", after, 0);
        if (patience.isZero()) {
            return EventPage.of(look(position, wanted, size));
        }
        try (Places.Place place = listeners.take()) {
            return EventPage.of(look(position, wanted, size, patience));
        }
    }

    private Stretch look(long position, Wanted wanted, int size, Duration patience)
            throws SQLException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        Stretch stretch = look(position, wanted, size);
        while (stretch.events().isEmpty() && stretch.isLast() && System.nanoTime() < until && !end.isClosed()) {
            end.awaitBeyond(stretch.until(), Duration.ofNanos(until - System.nanoTime()), () -> false);
            stretch = look(stretch.until(), wanted, size);
        }
        return stretch;
    }

    /// Looks on where nothing was wanted, for a while.
    private Stretch look(long position, Wanted wanted, int size) throws SQLException {
        long until = System.nanoTime() + config.lookAtMost().toNanos();
        Stretch stretch = log.after(position, wanted, size);
        while (stretch.events().isEmpty() && !stretch.isLast() && System.nanoTime() < until) {
            stretch = log.after(stretch.until(), wanted, size);
        }
        return stretch;
    }

    private static long position(String parameter, @Nullable String value, long otherwise) {
        String text = text(value);
        return text == null ? otherwise : position(parameter, text);
    }

    /// It may be beyond the log's end: what a client had got may be ahead of a register that is folded again, and
    /// the log will come there. Until then there is nothing after it.
    private static long position(String parameter, String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Problems.badParameter(
                    parameter, "\"" + text + "\" is not a sequence: a whole number, 0 for the log's beginning.");
        }
        return Long.parseLong(text);
    }

    private int limit(@Nullable String value) {
        String text = text(value);
        return text == null ? config.defaultLimit() : (int) Math.min(whole("limit", text, 1), config.maxLimit());
    }

    private Duration wait(@Nullable String value) {
        String text = text(value);
        Duration asked = text == null ? Duration.ZERO : Duration.ofSeconds(whole("wait", text, 0));
        return asked.compareTo(config.maxWait()) < 0 ? asked : config.maxWait();
    }

    private static long whole(String parameter, String text, int least) {
        if (!text.matches("\\d{1,9}") || Long.parseLong(text) < least) {
            throw Problems.badParameter(parameter, "\"" + text + "\" is not a whole number of at least " + least + ".");
        }
        return Long.parseLong(text);
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}

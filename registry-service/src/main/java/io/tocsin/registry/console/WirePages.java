package io.tocsin.registry.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.registry.chronicle.Chronicle;
import io.tocsin.registry.chronicle.Chronicle.Head;
import io.tocsin.registry.chronicle.Stretch;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The wire, live.
@Path("/")
@Singleton
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class WirePages {
    private final Console console;
    private final ConsoleConfig config;
    private final Chronicle chronicle;
    private final Clock clock;
    private final AtomicReference<@Nullable Newest> newest = new AtomicReference<>();

    WirePages(Console console, ConsoleConfig config, Chronicle chronicle, Clock clock) {
        this.console = console;
        this.config = config;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /// The newest page, good for as long as the log ends where it did: all who look on share it.
    private record Newest(String digest, Stretch stretch) {}

    /// @param before the event before which the page begins; 0 for the newest
    @GET
    public TemplateInstance wire(@QueryParam("before") @DefaultValue("0") long before) throws SQLException {
        Head head = chronicle.head();
        boolean live = before <= 0 || before > head.sequence();
        Stretch stretch = live ? newest(head) : chronicle.before(before, config.lines());
        return Pages.wire(console.frame("The wire", Console.WIRE), view(head, stretch, live, Long.MAX_VALUE));
    }

    /// The newest page alone; 204 where nothing came.
    ///
    /// @param seen the last event of the log when the reader looked last
    @GET
    @Path("/wire")
    public Response refreshed(@QueryParam("seen") @DefaultValue("0") long seen) throws SQLException {
        Head head = chronicle.head();
        return head.sequence() == seen
                ? Response.noContent().build()
                : Response.ok(Pages.wire$refreshed(view(head, newest(head), true, seen)))
                        .build();
    }

    private WireView view(Head head, Stretch stretch, boolean live, long seen) {
        return WireView.of(
                head, stretch, live, seen, clock.instant(), config.refresh().toSeconds());
    }

    private Stretch newest(Head head) throws SQLException {
        Newest known = newest.get();
        if (known != null && known.digest().equals(head.digest())) {
            return known.stretch();
        }
        Stretch read = chronicle.before(head.sequence() + 1, config.lines());
        newest.set(new Newest(head.digest(), read));
        return read;
    }
}

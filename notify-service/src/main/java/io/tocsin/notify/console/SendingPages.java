package io.tocsin.notify.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.console.Figures;
import io.tocsin.notify.access.Page;
import io.tocsin.notify.backlog.BacklogConfig;
import io.tocsin.notify.backlog.BacklogResource;
import io.tocsin.notify.backlog.TenantBacklog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/// For an operator: what waits, what fails and how far the folds are.
@Path("/sending")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SendingPages {
    private final Console console;
    private final ConsoleConfig config;
    private final BacklogConfig window;
    private final BacklogResource backlog;
    private final Clock clock;

    SendingPages(Console console, ConsoleConfig config, BacklogConfig window, BacklogResource backlog, Clock clock) {
        this.console = console;
        this.config = config;
        this.window = window;
        this.backlog = backlog;
        this.clock = clock;
    }

    @GET
    public TemplateInstance all(@QueryParam("after") @DefaultValue("") String after) throws SQLException {
        return Pages.sending(console.frame("Sending", Console.SENDING), page(after));
    }

    /// What changes, as it is now.
    @GET
    @Path("/now")
    public TemplateInstance refreshed(@QueryParam("after") @DefaultValue("") String after) throws SQLException {
        return Pages.sending$refreshed(page(after));
    }

    private SendingPage page(String after) throws SQLException {
        Instant now = clock.instant();
        Page<TenantBacklog> tenants = backlog.backlog(config.tenants(), after);
        return new SendingPage(
                backlog.folds().items().stream().map(SendingPage.Fold::of).toList(),
                tenants.items().stream()
                        .map(tenant -> SendingPage.Tenant.of(tenant, now))
                        .toList(),
                after,
                tenants.next(),
                backlog.endpoints("failing").items().stream()
                        .map(SendingPage.Endpoint::of)
                        .toList(),
                backlog.endpoints("slowest").items().stream()
                        .map(SendingPage.Endpoint::of)
                        .toList(),
                backlog.exhausted().items().stream()
                        .map(reason -> SendingPage.Reason.of(reason, now))
                        .toList(),
                Figures.number(window.attempts()),
                config.refresh().toSeconds());
    }
}

package io.tocsin.ingest.desk;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.ingest.desk.AnnouncementDesk.Posted;
import io.tocsin.ingest.desk.AnnouncementDesk.RunView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Announcements that are posted by hand.
@Path("/v1/announcements")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AnnouncementResource {
    private final AnnouncementDesk desk;

    AnnouncementResource(AnnouncementDesk desk) {
        this.desk = desk;
    }

    @POST
    @RolesAllowed("operator")
    public RunView announce(@QueryParam("preview") @DefaultValue("false") boolean preview, @Nullable Posted posted)
            throws IOException {
        if (posted == null) {
            throw Problems.badRequest("The body is empty; it must have publisher and text (or html)");
        }
        return desk.announce(posted, preview);
    }
}

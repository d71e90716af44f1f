package io.tocsin.notify.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.payload.Payload;
import io.tocsin.notify.payload.Payload.About;
import io.tocsin.notify.payload.Payloads;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/// What may be sent: every type with an example and its schema.
@Path("/payloads")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class PayloadPages {
    private static final List<PayloadShelf> SHELVES =
            Arrays.stream(About.values()).map(PayloadPages::shelf).toList();

    private final Console console;

    PayloadPages(Console console) {
        this.console = console;
    }

    @GET
    public TemplateInstance all() {
        return Pages.payloads(console.frame("Payloads", Console.PAYLOADS), SHELVES);
    }

    @GET
    @Path("/{type}")
    public TemplateInstance one(@PathParam("type") String type) {
        Payload payload =
                Payloads.find(type).orElseThrow(() -> Problems.notFound("There is no type \"" + type + "\"."));
        return Pages.payload(
                console.frame(payload.type(), Console.PAYLOADS),
                payload,
                payload.example().toPrettyString(),
                Payloads.schemaOf(payload).toPrettyString());
    }

    private static PayloadShelf shelf(About about) {
        String title = switch (about) {
            case DESIGNATIONS -> "About designations";
            case SOURCES -> "About sources";
            case ENDPOINTS -> "About endpoints";
        };
        return new PayloadShelf(
                title,
                Payloads.all().stream()
                        .filter(payload -> payload.about() == about)
                        .toList());
    }
}

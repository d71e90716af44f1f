package io.tocsin.notify.subscription;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The link by which the reader of a mailbox says that alerts may be sent to it. Opening it changes nothing:
/// scanners of mail open every link before a person does. The page has a button for that, and needs no other
/// address of this service. It is for people: the described interface leaves it out.
@Path("/v1/confirmations/{token}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
public class ConfirmationResource {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tocsin: %s</title></head>
            <body><main><h1>%s</h1>%s</main></body>
            </html>
            """;

    private final Confirmations confirmations;

    ConfirmationResource(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @GET
    @Operation(hidden = true)
    public Response ask(String token) {
        return confirmations.isGood(token)
                ? page(
                        Response.Status.OK,
                        "Alerts to this address",
                        "<p>Somebody asked for alerts about sanctions to be sent to your address.</p>"
                                + "<form method=\"post\"><button>Send me these alerts</button></form>"
                                + "<p>If that was not you, close this page. Nothing will be sent.</p>")
                : spent();
    }

    @POST
    @Operation(hidden = true)
    public Response confirm(String token) {
        return confirmations.confirm(token)
                ? page(Response.Status.OK, "Confirmed", "<p>Alerts will be sent to your address from now on.</p>")
                : spent();
    }

    private static Response spent() {
        return page(
                Response.Status.NOT_FOUND,
                "This link cannot be used",
                "<p>It was used already, a newer one was sent, or it is too old.</p>");
    }

    private static Response page(Response.Status status, String title, String words) {
        return Response.status(status)
                .entity(PAGE.formatted(title, title, words))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
                .build();
    }
}

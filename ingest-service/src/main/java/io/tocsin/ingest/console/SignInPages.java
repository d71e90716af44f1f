package io.tocsin.ingest.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;

/// The way in and out.
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SignInPages {
    private static final int UNPROCESSABLE = 422;

    private final SignIn signIn;
    private final Console console;

    SignInPages(SignIn signIn, Console console) {
        this.signIn = signIn;
        this.console = console;
    }

    @GET
    @Path("/sign-in")
    public TemplateInstance ask(@QueryParam("then") @DefaultValue("/") String then) {
        return Pages.signIn(console.stranger("Sign in"), ourOwn(then), false);
    }

    @POST
    @Path("/sign-in")
    public Response signIn(
            @FormParam("token") @DefaultValue("") String token,
            @FormParam("then") @DefaultValue("/") String then,
            @Context UriInfo asked) {
        Optional<NewCookie> cookie = signIn.with(token, isSecure(asked));
        return cookie.isPresent()
                ? Response.seeOther(URI.create(ourOwn(then)))
                        .cookie(cookie.get())
                        .build()
                : Response.status(UNPROCESSABLE)
                        .entity(Pages.signIn(console.stranger("Sign in"), ourOwn(then), true))
                        .build();
    }

    @POST
    @Path("/sign-out")
    public Response signOut(@Context UriInfo asked) {
        return Response.seeOther(URI.create("/sign-in"))
                .cookie(signIn.out(isSecure(asked)))
                .build();
    }

    private static boolean isSecure(UriInfo asked) {
        return "https".equals(asked.getRequestUri().getScheme());
    }

    /// Where to go after the sign-in: only to a page of this console, wherever a link wants it to lead.
    static String ourOwn(String then) {
        boolean ours = then.startsWith("/") && !then.startsWith("//") && then.indexOf('\\') < 0;
        try {
            return ours && URI.create(then).getRawAuthority() == null ? then : "/";
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}

package io.tocsin.console.signin;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The way in and out.
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SignInPages {
    private static final int UNPROCESSABLE = 422;
    private static final int MAX_FORM = 16 * 1024;

    private final SignIn signIn;
    private final StrangerFrame frames;

    SignInPages(SignIn signIn, StrangerFrame frames) {
        this.signIn = signIn;
        this.frames = frames;
    }

    @GET
    @Path("/sign-in")
    public TemplateInstance ask(@QueryParam("then") @DefaultValue("/") String then) {
        return Pages.signIn(frames.stranger("Sign in"), ourOwn(then), false);
    }

    /// @param form read here and not by the framework: whoever sends it is not known yet, and gets little
    /// room
    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(InputStream form, @Context UriInfo asked) throws IOException {
        Map<String, String> fields = fields(form);
        String then = ourOwn(fields.getOrDefault("then", "/"));
        Optional<NewCookie> cookie = signIn.with(fields.getOrDefault("token", ""), isSecure(asked));
        return cookie.isPresent()
                ? Door.to(then).cookie(cookie.get()).build()
                : Response.status(UNPROCESSABLE)
                        .entity(Pages.signIn(frames.stranger("Sign in"), then, true))
                        .build();
    }

    @POST
    @Path("/sign-out")
    public Response signOut(@Context UriInfo asked) {
        return Door.to("/sign-in").cookie(signIn.out(isSecure(asked))).build();
    }

    private static Map<String, String> fields(InputStream form) throws IOException {
        String sent = new String(form.readNBytes(MAX_FORM), StandardCharsets.UTF_8);
        Map<String, String> fields = new HashMap<>();
        for (String field : sent.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
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

package io.tocsin.notify.signature;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/// The service's public keys, for everyone, at addresses that do not change.
@Path("/.well-known")
@PermitAll
@RunOnVirtualThread
public class PublishedKeysResource {
    /// How long a receiver may keep the answer, in seconds: short beside any overlap.
    private static final String CACHE = "public, max-age=300";

    private final SigningKeys keys;
    private final Clock clock;

    PublishedKeysResource(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// All keys, in the form of Standard Webhooks.
    public record Keys(List<PublishedKey> keys) {}

    /// The keys that sign now, in the form of RFC 7517.
    public record JwkSet(List<Jwk> keys) {}

    /// Those that have stopped signing too, with the time at which they did.
    @GET
    @Path("/tocsin/webhook-keys")
    @Produces(MediaType.APPLICATION_JSON)
    public RestResponse<Keys> keys() {
        return answer(new Keys(keys.published().stream().map(PublishedKey::of).toList()));
    }

    /// Those that sign now and no others, for this form cannot say when a key stopped.
    @GET
    @Path("/jwks.json")
    @Produces({"application/jwk-set+json", MediaType.APPLICATION_JSON})
    public RestResponse<JwkSet> jwks() {
        Instant now = clock.instant();
        return answer(new JwkSet(keys.published().stream()
                .filter(key -> key.signs(now))
                .map(key -> key.publicKey().jwk())
                .toList()));
    }

    private static <T> RestResponse<T> answer(T entity) {
        return RestResponse.ResponseBuilder.ok(entity)
                .header("Cache-Control", CACHE)
                .build();
    }
}

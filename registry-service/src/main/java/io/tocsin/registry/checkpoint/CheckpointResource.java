package io.tocsin.registry.checkpoint;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.registry.problem.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Checkpoints over HTTP: what was signed, by which keys, and signing now.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class CheckpointResource {
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final int ROWS_AT_ONCE = 1000;

    private final Checkpoints checkpoints;
    private final CheckpointKeys keys;
    private final CheckpointProcess process;
    private final CheckpointConfig config;
    private final SecurityIdentity caller;

    CheckpointResource(
            Checkpoints checkpoints,
            CheckpointKeys keys,
            CheckpointProcess process,
            CheckpointConfig config,
            SecurityIdentity caller) {
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.process = process;
        this.config = config;
        this.caller = caller;
    }

    /// Checkpoints in the order of signing.
    ///
    /// @param next the cursor of the page after, null after the last
    public record CheckpointPage(
            List<SignedCheckpoint> items, @Nullable String next) {}

    /// All keys, in the order in which they came.
    ///
    /// @param next always null: they are few
    public record KeyPage(
            List<CheckpointKeys.Published> items, @Nullable String next) {}

    /// A key that was made.
    public record NewKey(String vkey) {}

    @GET
    @Path("/checkpoints")
    @Operation(summary = "Signed checkpoints, in the order of signing")
    public CheckpointPage page(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        int size = limit(limit);
        List<SignedCheckpoint> rows = checkpoints.page(number(cursor), size + 1);
        List<SignedCheckpoint> items = rows.subList(0, Math.min(size, rows.size()));
        return new CheckpointPage(
                items, rows.size() > size ? Long.toString(items.getLast().number()) : null);
    }

    @GET
    @Path("/checkpoints/latest")
    @Produces(TEXT)
    @Operation(summary = "The last checkpoint, a signed note of C2SP")
    public String latest() throws SQLException {
        return checkpoints
                .latest()
                .map(SignedCheckpoint::note)
                .orElseThrow(() -> Problems.notFound(
                        "No checkpoint yet", "The registry has signed no checkpoint yet; the first follows an event."));
    }

    @GET
    @Path("/checkpoints.txt")
    @Produces(TEXT)
    @RunOnVirtualThread
    @Operation(
            summary = "All checkpoints as one text, a signed note after the other with an empty line between",
            description = "What deploy/verify/Verify.java reads. Get it before the log.")
    public Response text() {
        StreamingOutput body = out -> {
            long last = 0;
            try {
                for (List<SignedCheckpoint> rows = checkpoints.page(0, ROWS_AT_ONCE);
                        !rows.isEmpty();
                        rows = checkpoints.page(last, ROWS_AT_ONCE)) {
                    for (SignedCheckpoint checkpoint : rows) {
                        String before = last == 0 ? "" : "\n";
                        out.write((before + checkpoint.note()).getBytes(StandardCharsets.UTF_8));
                        last = checkpoint.number();
                    }
                }
            } catch (SQLException e) {
                throw new IOException("the checkpoints broke off after number " + last, e);
            }
        };
        return Response.ok(body).build();
    }

    @GET
    @Path("/checkpoints/keys")
    @Operation(summary = "The public halves of all keys that sign or signed, as vkeys of C2SP")
    public KeyPage keys() throws SQLException {
        return new KeyPage(keys.all(), null);
    }

    @POST
    @Path("/checkpoints")
    @RolesAllowed("operator")
    @Operation(summary = "Sign a checkpoint now")
    public Response sign(@Parameter(description = "Why, for the record") @QueryParam("reason") @Nullable String reason)
            throws SQLException {
        return switch (process.sign(wish(reason))) {
            case Signing.Signed(SignedCheckpoint checkpoint) ->
                Response.status(Response.Status.CREATED).entity(checkpoint).build();
            case Signing.NotDue(), Signing.NothingYet() ->
                throw Problems.conflict("There is nothing to sign yet", "The registry has folded no event so far.");
            case Signing.Refused(String why) -> throw Problems.conflict("No checkpoint can be signed", sentence(why));
        };
    }

    @POST
    @Path("/checkpoints/keys")
    @RolesAllowed("operator")
    @Operation(summary = "Make a new key, which signs from the next checkpoint on; the old one stays published")
    public Response renewKey(
            @Parameter(description = "Why, for the record") @QueryParam("reason") @Nullable String reason)
            throws SQLException {
        if (keys.comesFromFile()) {
            throw Problems.conflict(
                    "The key comes from a file",
                    "Put another key into the file that tocsin.registry.checkpoint.key names.");
        }
        NewKey key = new NewKey(checkpoints.renewKey(wish(reason)).vkey());
        return Response.status(Response.Status.CREATED).entity(key).build();
    }

    private Checkpoints.Wish wish(@Nullable String reason) {
        return new Checkpoints.Wish(
                caller.getPrincipal().getName(), reason == null || reason.isBlank() ? "asked for" : reason);
    }

    private int limit(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return config.defaultLimit();
        }
        if (!value.matches("0*[1-9]\\d*")) {
            throw Problems.badParameter("limit", "\"" + value + "\" is not a whole number of at least 1.");
        }
        return value.length() > 9 ? config.maxLimit() : Math.min(Integer.parseInt(value), config.maxLimit());
    }

    private static long number(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return 0;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw Problems.badParameter(
                    "cursor",
                    "\"" + cursor + "\" is not a cursor of this collection; pass the next of the page before.");
        }
        return Long.parseLong(cursor);
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }
}

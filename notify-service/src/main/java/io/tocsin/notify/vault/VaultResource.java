package io.tocsin.notify.vault;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.notify.access.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The vault, for operators.
@Path("/v1/vault")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@RunOnVirtualThread
public class VaultResource {
    private final Reencryption reencryption;

    VaultResource(Reencryption reencryption) {
        this.reencryption = reencryption;
    }

    /// Encrypts every secret under the newest key, and answers when that is done.
    @POST
    @Path("/re-encrypt")
    public Reencryption.Outcome reEncrypt() throws InterruptedException {
        return reencryption
                .run()
                .orElseThrow(() -> Problems.unprocessable(
                        "No key", "tocsin.notify.vault.keys has no key, so secrets cannot be encrypted."));
    }
}

package io.tocsin.notify.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who is asking, as the token says.
@RequestScoped
public class Caller {
    private final JsonWebToken token;
    private final AccessConfig config;

    Caller(JsonWebToken token, AccessConfig config) {
        this.token = token;
        this.config = config;
    }

    /// The tenant whose rows the caller may see; a token without one may see none, and is refused.
    public String tenant() {
        Object claim = token.getClaim(config.tenantClaim());
        String tenant = claim instanceof JsonString json ? json.getString() : claim instanceof String s ? s : "";
        if (tenant.isBlank()) {
            throw Problems.forbidden("The token has no claim \"" + config.tenantClaim()
                    + "\", so it is not known whose subscriptions it is for.");
        }
        return tenant;
    }
}

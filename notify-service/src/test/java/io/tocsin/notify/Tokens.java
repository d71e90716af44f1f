package io.tocsin.notify;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/// Tokens as an issuer gives them.
public final class Tokens {
    private Tokens() {}

    /// For a subscriber of that tenant.
    public static String subscriber(String tenant) {
        return of(tenant, "subscriber");
    }

    /// With roles, of that tenant.
    public static String of(String tenant, String... roles) {
        return Jwt.upn("someone@" + tenant)
                .groups(Set.of(roles))
                .claim("tenant", tenant)
                .expiresIn(3600)
                .sign(key());
    }

    /// With roles, but of no tenant.
    public static String withoutTenant(String... roles) {
        return Jwt.upn("someone").groups(Set.of(roles)).expiresIn(3600).sign(key());
    }

    private static PrivateKey key() {
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(NotifyTestResource.PRIVATE_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

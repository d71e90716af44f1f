package io.tocsin.console.signin;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Carries a token from the sign-in page to the following requests: in a cookie that scripts cannot read
/// and that browsers send along only from our own pages.
@ApplicationScoped
class SignIn {
    /// The name of the cookie; `mp.jwt.token.cookie` must be the same.
    static final String COOKIE = "tocsin-token";

    /// Browsers drop a cookie that is longer than 4096 bytes, its name included.
    private static final int MAX_LENGTH = 4000;

    private final JWTParser parser;
    private final Clock clock;

    SignIn(JWTParser parser, Clock clock) {
        this.parser = parser;
        this.clock = clock;
    }

    /// The cookie for a token, good for as long as the token; empty where the token is not believed.
    ///
    /// @param secure whether the page came over https
    Optional<NewCookie> with(String token, boolean secure) {
        String stripped = token.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            JsonWebToken believed = parser.parse(stripped);
            long seconds = believed.getExpirationTime() - Instant.now(clock).getEpochSecond();
            return Optional.of(cookie(stripped, (int) Math.clamp(seconds, 0, Integer.MAX_VALUE), secure));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /// The cookie that takes the other away.
    NewCookie out(boolean secure) {
        return cookie("", 0, secure);
    }

    private static NewCookie cookie(String value, int maxAge, boolean secure) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}

package io.tocsin.notify.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.notify.egress.Call;
import io.tocsin.notify.egress.ClientIdentity;
import io.tocsin.notify.egress.GuardedHttp;
import io.tocsin.notify.egress.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Tokens by the client credentials grant of OAuth 2.0 (RFC 6749, section 4.4), fetched through the same
/// door as everything else and used until shortly before their end. Whoever asks while one is being
/// fetched waits for it.
@ApplicationScoped
class AccessTokens {
    private final GuardedHttp http;
    private final ReceiverConfig config;
    private final Clock clock;
    private final Map<Key, CompletableFuture<Token>> kept = new LinkedHashMap<>(16, 0.75f, true);

    AccessTokens(GuardedHttp http, ReceiverConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.clock = clock;
    }

    /// A token, or why there is none.
    sealed interface Token {
        record Granted(String text, Instant until) implements Token {
            @Override
            public String toString() {
                return "Granted[until=" + until + "]";
            }
        }

        /// @param why in a sentence
        record Denied(String why) implements Token {}
    }

    private record Key(
            ReceiverSettings.OAuth2 oauth2, @Nullable ClientIdentity identity) {}

    /// A token that is good, kept or new.
    Token get(ReceiverSettings.OAuth2 oauth2, @Nullable ClientIdentity identity, Duration timeout) {
        Key key = new Key(oauth2, identity);
        CompletableFuture<Token> mine = new CompletableFuture<>();
        CompletableFuture<Token> first;
        synchronized (kept) {
            first = kept.get(key);
            if (first == null || isOver(first)) {
                kept.put(key, mine);
                first = null;
                if (kept.size() > config.tokens()) {
                    kept.remove(kept.keySet().iterator().next());
                }
            }
        }
        if (first != null) {
            return first.join();
        }
        try {
            mine.complete(fetch(oauth2, identity, timeout));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        }
        return mine.join();
    }

    /// That token is refused by the receiver: it is not used again.
    void drop(ReceiverSettings.OAuth2 oauth2, @Nullable ClientIdentity identity, Token.Granted refused) {
        Key key = new Key(oauth2, identity);
        synchronized (kept) {
            CompletableFuture<Token> known = kept.get(key);
            if (known != null && known.isDone() && !known.isCompletedExceptionally() && refused.equals(known.join())) {
                kept.remove(key);
            }
        }
    }

    private boolean isOver(CompletableFuture<Token> known) {
        if (!known.isDone()) {
            return false;
        }
        return known.isCompletedExceptionally()
                || !(known.join() instanceof Token.Granted granted)
                || !clock.instant().isBefore(granted.until());
    }

    private Token fetch(ReceiverSettings.OAuth2 oauth2, @Nullable ClientIdentity identity, Duration timeout) {
        String scope = oauth2.scope() == null ? "" : "&scope=" + encoded(oauth2.scope());
        String credentials = encoded(oauth2.clientId()) + ":" + encoded(oauth2.clientSecret());
        Outcome outcome = http.post(new Call(
                "the token server",
                oauth2.tokenUrl(),
                Map.of(
                        "content-type",
                        "application/x-www-form-urlencoded",
                        "accept",
                        "application/json",
                        "authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))),
                ("grant_type=client_credentials" + scope).getBytes(StandardCharsets.UTF_8),
                timeout,
                config.maxTokenAnswerBytes(),
                identity));
        return switch (outcome) {
            case Outcome.Refused refused -> new Token.Denied(refused.reason());
            case Outcome.Unanswered unanswered -> new Token.Denied(unanswered.why());
            case Outcome.Answered answered -> granted(answered);
        };
    }

    private Token granted(Outcome.Answered answered) {
        if (answered.status() != 200) {
            return new Token.Denied("The token server answered " + answered.status() + error(answered.body()) + ".");
        }
        JsonNode json = json(answered.body());
        String token = json.path("access_token").asText();
        if (!token.matches("[\\x21-\\x7e]+")
                || !"bearer".equalsIgnoreCase(json.path("token_type").asText())) {
            return new Token.Denied("The token server answered without a bearer token.");
        }
        long seconds = json.path("expires_in").asLong(0);
        Duration lifetime = seconds > 0 ? Duration.ofSeconds(seconds) : config.tokenLifetime();
        Duration used = lifetime.minus(config.tokenMargin());
        return new Token.Granted(token, clock.instant().plus(used.isNegative() ? lifetime.dividedBy(2) : used));
    }

    /// The code that RFC 6749 gives an error, where there is one.
    private static String error(String body) {
        String code = json(body).path("error").asText();
        return code.matches("[a-z_]{1,50}") ? " (" + code + ")" : "";
    }

    private static JsonNode json(String body) {
        try {
            return DesignationJson.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return DesignationJson.MAPPER.createObjectNode();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

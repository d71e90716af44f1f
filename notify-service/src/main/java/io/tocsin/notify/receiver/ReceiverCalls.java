package io.tocsin.notify.receiver;

import io.tocsin.notify.egress.Call;
import io.tocsin.notify.egress.ClientIdentity;
import io.tocsin.notify.egress.EgressConfig;
import io.tocsin.notify.egress.GuardedHttp;
import io.tocsin.notify.egress.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls receivers with what they ask for. All of it, a token that must be fetched or fetched anew
/// included, is over within the time of the one call.
@ApplicationScoped
public class ReceiverCalls {
    private static final int UNAUTHORIZED = 401;

    private final GuardedHttp http;
    private final AccessTokens tokens;
    private final Map<ReceiverSettings.MutualTls, ClientIdentity> identities;

    ReceiverCalls(GuardedHttp http, AccessTokens tokens, EgressConfig config) {
        this.http = http;
        this.tokens = tokens;
        this.identities = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ReceiverSettings.MutualTls, ClientIdentity> eldest) {
                return size() > config.identities();
            }
        };
    }

    /// Makes the call; an `IllegalArgumentException` is a bug, for settings were checked when they were
    /// made.
    public Outcome post(Call call, ReceiverSettings settings) {
        if (settings.equals(ReceiverSettings.NONE)) {
            return http.post(call);
        }
        ClientIdentity identity = identity(settings.mutualTls());
        Map<String, String> headers = new LinkedHashMap<>(settings.headers());
        headers.putAll(call.headers());
        Call asked = new Call(
                call.whom(), call.url(), headers, call.body(), call.timeout(), call.maxAnswerBytes(), identity);
        ReceiverSettings.OAuth2 oauth2 = settings.oauth2();
        return oauth2 == null ? http.post(asked) : withToken(asked, oauth2);
    }

    /// Reading one costs a signature: each is read once while it is in use.
    private @Nullable ClientIdentity identity(ReceiverSettings.@Nullable MutualTls tls) {
        if (tls == null) {
            return null;
        }
        synchronized (identities) {
            return identities.computeIfAbsent(tls, ReceiverSettings.MutualTls::identity);
        }
    }

    /// Where the receiver refuses a token, a new one is tried once.
    private Outcome withToken(Call call, ReceiverSettings.OAuth2 oauth2) {
        long until = System.nanoTime() + call.timeout().toNanos();
        AccessTokens.Token token = tokens.get(oauth2, call.identity(), call.timeout());
        Outcome outcome = withToken(call, token, until);
        if (token instanceof AccessTokens.Token.Granted refused
                && outcome instanceof Outcome.Answered answered
                && answered.status() == UNAUTHORIZED) {
            tokens.drop(oauth2, call.identity(), refused);
            return withToken(call, tokens.get(oauth2, call.identity(), left(until)), until);
        }
        return outcome;
    }

    private Outcome withToken(Call call, AccessTokens.Token token, long until) {
        return switch (token) {
            case AccessTokens.Token.Denied denied ->
                new Outcome.Unanswered("Not called, for there is no token: " + denied.why());
            case AccessTokens.Token.Granted granted -> {
                Map<String, String> headers = new LinkedHashMap<>(call.headers());
                headers.put("authorization", "Bearer " + granted.text());
                yield http.post(new Call(
                        call.whom(),
                        call.url(),
                        headers,
                        call.body(),
                        left(until),
                        call.maxAnswerBytes(),
                        call.identity()));
            }
        };
    }

    /// At least a moment, so that what is late fails by its own words.
    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
    }
}

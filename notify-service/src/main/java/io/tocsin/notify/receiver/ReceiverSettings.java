package io.tocsin.notify.receiver;

import io.tocsin.notify.egress.ClientIdentity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a receiver asks of those who call it. All of it is kept in the vault.
///
/// @param headers sent with every attempt, in that order
/// @param oauth2 where to get a token, null where none is wanted
/// @param mutualTls the certificate to show, null where none is wanted
public record ReceiverSettings(
        Map<String, String> headers,
        @Nullable OAuth2 oauth2,
        @Nullable MutualTls mutualTls) {
    /// Nothing is asked.
    public static final ReceiverSettings NONE = new ReceiverSettings(Map.of(), null, null);

    public ReceiverSettings {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /// Client credentials of OAuth 2.0.
    ///
    /// @param scope what to ask for, null where the server decides
    record OAuth2(
            String tokenUrl,
            String clientId,
            String clientSecret,
            @Nullable String scope) {
        @Override
        public String toString() {
            return "OAuth2[" + tokenUrl + "]";
        }
    }

    /// As PEM.
    record MutualTls(String certificate, String key) {
        ClientIdentity identity() {
            return ClientIdentity.parse(certificate, key);
        }

        @Override
        public String toString() {
            return "MutualTls[...]";
        }
    }

    /// Says nothing of the values: it may end up in a log.
    @Override
    public String toString() {
        return "ReceiverSettings[" + headers.keySet() + "]";
    }
}

package io.tocsin.notify.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import java.util.stream.Collectors;

/// What a receiver asks of those who call it, as it stands in the fields. What is filled in takes the place
/// of all that is set; where nothing is, that stays. Of what is set no secret is known here.
///
/// @param headers a line each, the name and the value with a colon between
/// @param none whether what is set is to be taken away
record ReceiverForm(
        String headers,
        String tokenUrl,
        String clientId,
        String clientSecret,
        String scope,
        String certificate,
        String key,
        boolean none) {
    /// Nothing filled in.
    static final ReceiverForm EMPTY = new ReceiverForm("", "", "", "", "", "", "", false);

    /// As it was sent.
    static ReceiverForm of(Sent sent) {
        return new ReceiverForm(
                sent.text("headers"),
                sent.text("tokenUrl"),
                sent.text("clientId"),
                sent.text("clientSecret"),
                sent.text("scope"),
                sent.text("certificate"),
                sent.text("key"),
                sent.has("noReceiver"));
    }

    /// Whether something is to take the place of what is set.
    public boolean isFilledIn() {
        return !headers.isEmpty() || hasOauth2() || hasCertificate();
    }

    /// The same without its secrets, as a page may show it again.
    ReceiverForm withoutSecrets() {
        String names = headers.lines()
                .filter(line -> !line.isBlank())
                .map(line -> name(line) + ": ")
                .collect(Collectors.joining("\n"));
        return new ReceiverForm(names, tokenUrl, clientId, "", scope, certificate, "", none);
    }

    /// Says so in a request to the interface.
    void into(ObjectNode request) {
        if (isFilledIn()) {
            ObjectNode receiver = request.putObject("receiver");
            putHeaders(receiver);
            if (hasOauth2()) {
                ObjectNode oauth2 = receiver.putObject("oauth2");
                oauth2.put("tokenUrl", tokenUrl).put("clientId", clientId).put("clientSecret", clientSecret);
                if (!scope.isEmpty()) {
                    oauth2.put("scope", scope);
                }
            }
            if (hasCertificate()) {
                receiver.putObject("mutualTls").put("certificate", certificate).put("key", key);
            }
        } else if (none) {
            request.putNull("receiver");
        }
    }

    private void putHeaders(ObjectNode receiver) {
        ObjectNode json = DesignationJson.MAPPER.createObjectNode();
        headers.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> json.put(
                        name(line), line.substring(line.indexOf(':') + 1).strip()));
        receiver.set("headers", json);
    }

    private static String name(String line) {
        return line.split(":", 2)[0].strip();
    }

    private boolean hasOauth2() {
        return !(tokenUrl + clientId + clientSecret + scope).isEmpty();
    }

    private boolean hasCertificate() {
        return !(certificate + key).isEmpty();
    }
}

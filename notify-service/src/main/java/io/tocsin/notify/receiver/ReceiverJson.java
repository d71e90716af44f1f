package io.tocsin.notify.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.notify.egress.ClientIdentity;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The JSON form of what a receiver asks. Reading says in a sentence what is wrong, without quoting a
/// value: an `IllegalArgumentException`.
final class ReceiverJson {
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]+");

    /// Those that belong to one connection, to the message, or to us.
    private static final Set<String> TAKEN = Set.of(
            "connection",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "http2-settings");

    private static final List<String> TAKEN_PREFIXES = List.of("webhook-", "tocsin-", "content-", "proxy-");

    private final ReceiverConfig limits;

    ReceiverJson(ReceiverConfig limits) {
        this.limits = limits;
    }

    /// What a subscriber wrote.
    ReceiverSettings read(JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return ReceiverSettings.NONE;
        }
        only(json, "receiver", "headers", "oauth2", "mutualTls");
        ReceiverSettings settings = new ReceiverSettings(
                headers(json.path("headers")),
                absent(json.path("oauth2")) ? null : oauth2(json.path("oauth2")),
                absent(json.path("mutualTls")) ? null : mutualTls(json.path("mutualTls")));
        if (settings.oauth2() != null
                && settings.headers().keySet().stream().anyMatch(name -> name.equalsIgnoreCase("authorization"))) {
            throw new IllegalArgumentException(
                    "The receiver has a header \"Authorization\" and \"oauth2\", which makes one: choose.");
        }
        return settings;
    }

    /// What stands in the vault.
    ReceiverSettings stored(byte[] json) {
        try {
            return read(DesignationJson.MAPPER.readTree(json));
        } catch (java.io.IOException | IllegalArgumentException e) {
            throw new IllegalStateException("what a receiver asks was kept and cannot be read");
        }
    }

    static byte[] write(ReceiverSettings settings) {
        ObjectNode json = DesignationJson.MAPPER.createObjectNode();
        ObjectNode headers = json.putObject("headers");
        settings.headers().forEach(headers::put);
        ReceiverSettings.OAuth2 oauth2 = settings.oauth2();
        if (oauth2 != null) {
            json.putObject("oauth2")
                    .put("tokenUrl", oauth2.tokenUrl())
                    .put("clientId", oauth2.clientId())
                    .put("clientSecret", oauth2.clientSecret())
                    .put("scope", oauth2.scope());
        }
        ReceiverSettings.MutualTls tls = settings.mutualTls();
        if (tls != null) {
            json.putObject("mutualTls").put("certificate", tls.certificate()).put("key", tls.key());
        }
        return text(json).getBytes(StandardCharsets.UTF_8);
    }

    /// What may be seen of it: names, and in the place of each secret that it is there.
    static @Nullable String shown(ReceiverSettings settings) {
        if (settings.equals(ReceiverSettings.NONE)) {
            return null;
        }
        ObjectNode json = DesignationJson.MAPPER.createObjectNode();
        ObjectNode headers = json.putObject("headers");
        settings.headers().keySet().forEach(name -> headers.putObject(name).put("set", true));
        ReceiverSettings.OAuth2 oauth2 = settings.oauth2();
        if (oauth2 != null) {
            ObjectNode shown = json.putObject("oauth2")
                    .put("tokenUrl", oauth2.tokenUrl())
                    .put("clientId", oauth2.clientId())
                    .put("scope", oauth2.scope());
            shown.putObject("clientSecret").put("set", true);
        }
        ReceiverSettings.MutualTls tls = settings.mutualTls();
        if (tls != null) {
            ObjectNode shown = json.putObject("mutualTls");
            ClientIdentity identity = tls.identity();
            shown.putObject("certificate")
                    .put("set", true)
                    .put(
                            "subject",
                            identity.certificate().getSubjectX500Principal().getName())
                    .put(
                            "notAfter",
                            identity.certificate().getNotAfter().toInstant().toString());
            shown.putObject("key").put("set", true);
        }
        return text(json);
    }

    private Map<String, String> headers(JsonNode json) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (absent(json)) {
            return headers;
        }
        if (!json.isObject() || json.size() > limits.maxHeaders()) {
            throw new IllegalArgumentException(
                    "The receiver's \"headers\" must be an object of at most " + limits.maxHeaders() + " headers.");
        }
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        json.properties().forEach(header -> {
            String name = header.getKey();
            checkName(name);
            if (!seen.add(name)) {
                throw new IllegalArgumentException("The receiver has the header \"" + name + "\" twice.");
            }
            headers.put(name, value(name, header.getValue()));
        });
        return headers;
    }

    private static void checkName(String name) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The receiver has a header whose name is none.");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (TAKEN.contains(lower) || TAKEN_PREFIXES.stream().anyMatch(lower::startsWith)) {
            throw new IllegalArgumentException(
                    "The receiver's header \"" + name + "\" is not one that can be chosen: it belongs to the message.");
        }
    }

    private String value(String name, JsonNode json) {
        if (!json.isTextual()
                || !HEADER_VALUE.matcher(json.asText()).matches()
                || name.length() + json.asText().length() > limits.maxHeaderLength()) {
            throw new IllegalArgumentException("The receiver's header \"" + name
                    + "\" must be a text of visible ASCII characters, at most " + limits.maxHeaderLength()
                    + " with its name.");
        }
        return json.asText();
    }

    private ReceiverSettings.OAuth2 oauth2(JsonNode json) {
        only(json, "receiver's oauth2", "tokenUrl", "clientId", "clientSecret", "scope");
        return new ReceiverSettings.OAuth2(
                text(json, "oauth2", "tokenUrl", limits.maxHeaderLength()),
                text(json, "oauth2", "clientId", limits.maxHeaderLength()),
                text(json, "oauth2", "clientSecret", limits.maxHeaderLength()),
                absent(json.path("scope")) ? null : text(json, "oauth2", "scope", limits.maxHeaderLength()));
    }

    private ReceiverSettings.MutualTls mutualTls(JsonNode json) {
        only(json, "receiver's mutualTls", "certificate", "key");
        ReceiverSettings.MutualTls tls = new ReceiverSettings.MutualTls(
                text(json, "mutualTls", "certificate", limits.maxPemLength()),
                text(json, "mutualTls", "key", limits.maxPemLength()));
        try {
            tls.identity();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The receiver's \"mutualTls\" cannot be used. " + e.getMessage(), e);
        }
        return tls;
    }

    private static String text(JsonNode json, String where, String name, int limit) {
        JsonNode value = json.path(name);
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > limit) {
            throw new IllegalArgumentException("The receiver's \"" + where + "\" needs \"" + name
                    + "\", a text of at most " + limit + " characters.");
        }
        return value.asText();
    }

    private static void only(JsonNode json, String what, String... known) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("The " + what + " must be an object.");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!List.of(known).contains(name)) {
                throw new IllegalArgumentException("The " + what + " has an unknown property \"" + name
                        + "\"; it knows " + String.join(", ", known) + ".");
            }
        });
    }

    private static boolean absent(JsonNode json) {
        return json.isMissingNode() || json.isNull();
    }

    private static String text(ObjectNode json) {
        try {
            return DesignationJson.MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a receiver asks cannot be written");
        }
    }
}

package io.tocsin.local.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.local.port.Ports;
import io.tocsin.local.refusal.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The demo receiver as a client of notify, over its public HTTP surface.
final class NotifyClient {
    private static final String DESCRIPTION = "Demo receiver of deploy/local";
    private static final String SUBSCRIPTIONS = "/v1/subscriptions";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final int port;
    private final String token;

    NotifyClient(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /// Subscribes to everything that is news. What is left of the receiver's earlier subscriptions, whose
    /// secrets it no longer knows, is removed.
    Subscription subscribe(String url) throws InterruptedException {
        removeLeftovers();
        ObjectNode wish =
                DesignationJson.MAPPER.createObjectNode().put("url", url).put("description", DESCRIPTION);
        wish.putObject("filter");
        return Subscription.of(require(201, send("POST", SUBSCRIPTIONS, wish.toString()), "subscribe"));
    }

    /// Whether notify still knows the subscription; brings its address up to date and enables it where it
    /// does.
    boolean resume(Subscription subscription, String url) throws InterruptedException {
        String path = SUBSCRIPTIONS + "/" + subscription.id();
        HttpResponse<String> answer = send("GET", path, null);
        if (answer.statusCode() == 404) {
            return false;
        }
        JsonNode known = tree(require(200, answer, "look for its subscription"));
        if (!known.path("url").asText().equals(url)
                || !known.path("state").asText().equals("active")) {
            ObjectNode change =
                    DesignationJson.MAPPER.createObjectNode().put("url", url).put("state", "active");
            require(200, send("PATCH", path, change.toString()), "change its subscription");
        }
        return true;
    }

    private void removeLeftovers() throws InterruptedException {
        HttpResponse<String> answer = send("GET", SUBSCRIPTIONS + "?limit=1000", null);
        for (JsonNode item :
                tree(require(200, answer, "look for subscriptions")).path("items")) {
            if (item.path("description").asText().equals(DESCRIPTION)) {
                send("DELETE", SUBSCRIPTIONS + "/" + item.path("id").asText(), null);
            }
        }
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Ports.http(port) + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal("The demo receiver cannot reach notify: %s.".formatted(e.getMessage()), e);
        }
    }

    private static String require(int status, HttpResponse<String> answer, String what) {
        if (answer.statusCode() != status) {
            throw new Refusal("The demo receiver could not %s: notify answered %d %s"
                    .formatted(what, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private static JsonNode tree(String json) {
        try {
            return DesignationJson.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new Refusal("notify answered with something that is not JSON.", e);
        }
    }
}

package io.tocsin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The examples of one operation, from a resource of its own: `openapi/get-v1-designations-id.json` for
/// `GET /v1/designations/{id}`. The file says what was asked, what came, and which problems may come.
///
/// @param summary what the operation does, null where its resource says so
/// @param bodies what may be sent, where the operation takes something
/// @param answers what comes when all is well
/// @param problems what comes when something is not
public record Examples(@Nullable String summary, List<Body> bodies, List<Answer> answers, List<Answer> problems) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = "application/problem+json";

    /// One example of what is sent.
    public record Body(String name, String mediaType, JsonNode value) {
        private static Body of(JsonNode json) {
            return new Body(
                    json.path("name").asText("example"),
                    json.path("mediaType").asText("application/json"),
                    json.path("value"));
        }

        /// As plain lists, maps and values.
        Object plain() {
            return JSON.convertValue(value, Object.class);
        }
    }

    /// One example of what comes.
    ///
    /// @param status of the answer
    /// @param name of the example
    /// @param request the address asked for, null where there is none that always brings it
    /// @param mediaType of the answer
    /// @param body what is sent with it, null for nothing
    /// @param value the answer: a tree, or a text where it is no JSON
    public record Answer(
            int status,
            String name,
            @Nullable String request,
            @Nullable String body,
            String mediaType,
            JsonNode value) {
        private static Answer of(JsonNode json, String mediaType) {
            return new Answer(
                    json.path("status").asInt(200),
                    json.path("name").asText("example"),
                    json.hasNonNull("request") ? json.get("request").asText() : null,
                    json.hasNonNull("body") ? json.get("body").toString() : null,
                    json.path("mediaType").asText(mediaType),
                    json.path("value"));
        }

        /// Whether it says what went wrong.
        public boolean isProblem() {
            return mediaType.equals(PROBLEM);
        }

        /// As plain lists, maps and values.
        Object plain() {
            return JSON.convertValue(value, Object.class);
        }
    }

    /// The forms in which good answers of a status come; none where there is no such answer.
    Set<String> formsOf(String status) {
        return answers.stream()
                .filter(answer -> Integer.toString(answer.status()).equals(status))
                .map(Answer::mediaType)
                .collect(Collectors.toSet());
    }

    /// The examples of an operation; empty where it has no such resource.
    public static Optional<Examples> of(String method, String path) {
        String resource = "/openapi/" + name(method, path) + ".json";
        try (InputStream in = Resources.open(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            JsonNode json = JSON.readTree(in);
            return Optional.of(new Examples(
                    json.path("summary").textValue(),
                    bodies(json.path("bodies")),
                    answers(json.path("answers"), "application/json"),
                    answers(json.path("problems"), PROBLEM)));
        } catch (IOException e) {
            throw new UncheckedIOException("examples cannot be read: " + resource, e);
        }
    }

    /// The problems that any operation may answer with.
    static List<Answer> ofEveryOperation() {
        return of("any", "").orElseThrow().problems();
    }

    private static List<Answer> answers(JsonNode answers, String mediaType) {
        List<Answer> read = new ArrayList<>();
        answers.forEach(answer -> read.add(Answer.of(answer, mediaType)));
        return List.copyOf(read);
    }

    private static List<Body> bodies(JsonNode bodies) {
        List<Body> read = new ArrayList<>();
        bodies.forEach(body -> read.add(Body.of(body)));
        return List.copyOf(read);
    }

    /// The name of the resource: the words of the path, without what is between braces behind a colon.
    public static String name(String method, String path) {
        String words = path.replaceAll(":[^}]*", "").replaceAll("[^A-Za-z0-9]+", "-");
        return (method + words).replaceAll("-$", "").toLowerCase(Locale.ROOT);
    }
}

package io.tocsin.openapi.check;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tocsin.openapi.Examples;
import io.tocsin.openapi.Examples.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The description of the HTTP interface says what the service does. A service's own test extends this.
public abstract class InterfaceContract {
    private final InterfaceDocument document;
    private final int problemsAskedFor;

    /// @param service `registry`
    /// @param problemsAskedFor how many examples of problems are asked for at least
    protected InterfaceContract(String service, int problemsAskedFor) {
        this.document = new InterfaceDocument(service);
        this.problemsAskedFor = problemsAskedFor;
    }

    /// A request for an example, by whoever may ask for it.
    protected RequestSpecification asking(Answer example) {
        return given();
    }

    /// The address of an example, with the ids that this run has.
    protected String address(String request) {
        return request;
    }

    /// One operation of the description.
    record Operation(String method, String path, JsonNode description) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void theCommittedDocumentIsWhatTheServiceSays() throws IOException {
        String now = InterfaceDocument.inOrder(described());
        Path committed = document.current();
        if (Files.exists(committed) && now.equals(Files.readString(committed))) {
            return;
        }
        Files.writeString(document.written(), now);
        fail("The HTTP interface is described otherwise than in %s. If that is meant:%n    cp %s-service/%s %s"
                .formatted(name(committed), document.service(), document.written(), name(committed)));
    }

    @Test
    void everyOperationHasASummaryAndExamples() {
        List<String> poor = new ArrayList<>();
        for (Operation operation : operations()) {
            if (operation.description().path("summary").asText().isBlank()) {
                poor.add(operation + " has no summary");
            }
            operation.description().path("responses").fields().forEachRemaining(response -> {
                JsonNode content = response.getValue().path("content");
                content.fields().forEachRemaining(form -> {
                    if (form.getValue().path("examples").isEmpty()) {
                        poor.add(operation + " " + response.getKey() + " has no example of " + form.getKey());
                    }
                });
                if (content.isEmpty()) {
                    poor.add(operation + " " + response.getKey() + " says nothing of its content");
                }
            });
            if (operation.description().path("responses").size() < 3) {
                poor.add(operation + " says nothing of its problems");
            }
        }
        assertThat(poor).isEmpty();
    }

    @Test
    void everyParameterSaysWhatItMeans() {
        assertThat(operations())
                .allSatisfy(operation -> assertThat(operation.description().path("parameters"))
                        .as(operation.toString())
                        .allSatisfy(parameter -> assertThat(
                                        parameter.path("description").asText())
                                .as(operation + " " + parameter.path("name").asText())
                                .isNotBlank()));
    }

    @Test
    void theExamplesOfProblemsAreWhatTheServiceAnswers() {
        int asked = 0;
        for (Operation operation : operations()) {
            for (Answer problem : examples(operation).problems()) {
                if (problem.request() == null) {
                    continue;
                }
                asked++;
                Response answer = ask(operation, problem);
                assertThat(answer.statusCode()).as(problem.request()).isEqualTo(problem.status());
                assertThat(answer.contentType()).as(problem.request()).startsWith("application/problem+json");
                assertThat(InterfaceDocument.tree(answer.asString()))
                        .as(problem.request())
                        .isEqualTo(
                                InterfaceDocument.tree(address(problem.value().toString())));
            }
        }
        assertThat(asked).isGreaterThanOrEqualTo(problemsAskedFor);
    }

    @Test
    void theExamplesOfAnswersHaveTheFieldsThatTheServiceAnswersWith() {
        for (Operation operation : operations()) {
            for (Answer example : examples(operation).answers()) {
                if (example.request() == null) {
                    continue;
                }
                Response answer = ask(operation, example);
                assertThat(answer.statusCode()).as(example.request()).isEqualTo(example.status());
                assertThat(answer.contentType()).as(example.request()).startsWith(example.mediaType());
                if (example.value().isObject()) {
                    assertThat(fields(example.value()))
                            .as(example.request())
                            .isEqualTo(fields(InterfaceDocument.tree(answer.asString())));
                }
            }
        }
    }

    private Response ask(Operation operation, Answer example) {
        RequestSpecification request = asking(example).urlEncodingEnabled(false).accept("application/json, */*;q=0.5");
        if (example.body() != null) {
            request.contentType("application/json").body(example.body());
        }
        return request.request(operation.method(), address(String.valueOf(example.request())));
    }

    /// The fields of an answer; of a page also those of its items.
    private static Set<String> fields(JsonNode answer) {
        Set<String> fields = new TreeSet<>();
        answer.fieldNames().forEachRemaining(fields::add);
        JsonNode item = answer.path("items").path(0);
        item.fieldNames().forEachRemaining(field -> fields.add("items." + field));
        return fields;
    }

    private static String name(Path committed) {
        return committed.toString().substring("../".length());
    }

    private static Examples examples(Operation operation) {
        return Examples.of(operation.method(), operation.path())
                .orElseThrow(() -> new AssertionError("no examples: src/main/resources/openapi/"
                        + Examples.name(operation.method(), operation.path()) + ".json"));
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                InterfaceDocument.tree(described()).path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (Set.of("get", "post", "put", "patch", "delete").contains(operation.getKey())) {
                    operations.add(new Operation(
                            operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
                }
            }
        }
        return operations;
    }

    private static String described() {
        return given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}

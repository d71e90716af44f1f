package io.tocsin.registry.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tocsin.designation.Designation;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Subject;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.TheLog;
import io.tocsin.registry.TokenKeys;
import io.tocsin.registry.openapi.Examples.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The description of the HTTP interface says what the service does.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class InterfaceTest {
    private static boolean folded;

    /// What the examples are about.
    @BeforeEach
    void foldOnce() {
        if (!folded) {
            Subject house = TestLog.organisation("99001", "EXAMPLE TRADING HOUSE", "示例贸易行")
                    .subject();
            Designation entry = Designation.listed("sample-list", "us-ofac", "99001", house, List.of("IFSR", "NPWMD"));
            TheLog.append(log -> log.listed(under("E.O. 13382", "1(a)(ii)", entry)));
            folded = true;
        }
    }

    private static Designation under(String instrument, String section, Designation entry) {
        return new Designation(
                entry.id(),
                entry.revision(),
                entry.authority(),
                entry.reference(),
                entry.status(),
                entry.subject(),
                entry.programmes(),
                List.of(new LegalBasis(instrument, section)),
                entry.designatedOn(),
                entry.measures(),
                entry.reasons(),
                entry.remarks(),
                entry.relations());
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
        String now = InterfaceDocument.inOrder(document());
        Path committed = InterfaceDocument.CURRENT;
        if (Files.exists(committed) && now.equals(Files.readString(committed))) {
            return;
        }
        Path written = Path.of("target/registry.json");
        Files.writeString(written, now);
        fail("The HTTP interface is described otherwise than in docs/openapi/registry.json. If that is meant:\n"
                + "    cp registry-service/target/registry.json docs/openapi/registry.json");
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
                        .isEqualTo(problem.value());
            }
        }
        assertThat(asked).isGreaterThan(20);
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

    private static Response ask(Operation operation, Answer example) {
        return given().urlEncodingEnabled(false)
                .accept("application/json, */*;q=0.5")
                .request(operation.method(), example.request());
    }

    /// The fields of an answer; of a page also those of its items.
    private static Set<String> fields(JsonNode answer) {
        Set<String> fields = new TreeSet<>();
        answer.fieldNames().forEachRemaining(fields::add);
        JsonNode item = answer.path("items").path(0);
        item.fieldNames().forEachRemaining(field -> fields.add("items." + field));
        return fields;
    }

    private static Examples examples(Operation operation) {
        return Examples.of(operation.method(), operation.path())
                .orElseThrow(() -> new AssertionError("no examples: src/main/resources/openapi/"
                        + Examples.name(operation.method(), operation.path()) + ".json"));
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                InterfaceDocument.tree(document()).path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (Set.of("get", "post", "put", "patch", "delete").contains(operation.getKey())) {
                    operations.add(new Operation(
                            operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
                }
            }
        }
        return operations;
    }

    private static String document() {
        return given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}

package io.tocsin.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createExample;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tocsin.openapi.Examples.Answer;
import io.tocsin.openapi.Examples.Body;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Adds to the description of every operation what its parameters mean, an example of its answer, and the
/// problems that it may answer with instead.
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class DescribedInterface implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final int FAILED = 500;

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(createComponents());
        }
        api.getComponents().addSchema(PROBLEM, problem());
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> describe(method, path, operation)));
    }

    private static Schema problem() {
        return createSchema()
                .description("What went wrong, by RFC 9457. Some kinds have further fields.")
                .addType(Schema.SchemaType.OBJECT)
                .required(List.of("status", "title", "detail"))
                .addProperty("status", text(Schema.SchemaType.INTEGER, "The status of the answer"))
                .addProperty("title", text(Schema.SchemaType.STRING, "The kind of problem, in a few words"))
                .addProperty("detail", text(Schema.SchemaType.STRING, "What is wrong here, and what would help"))
                .addProperty("instance", text(Schema.SchemaType.STRING, "What was asked for"))
                .addProperty("parameter", text(Schema.SchemaType.STRING, "The parameter that cannot be used"));
    }

    private static Schema text(Schema.SchemaType type, String description) {
        return createSchema().addType(type).description(description);
    }

    private static void describe(PathItem.HttpMethod method, String path, Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(DescribedInterface::describe);
        }
        if (operation.getResponses() == null) {
            operation.setResponses(createAPIResponses());
        }
        Examples.of(method.name(), path).ifPresent(examples -> {
            if (operation.getSummary() == null) {
                operation.setSummary(examples.summary());
            }
            forget(operation, examples);
            examples.bodies().forEach(body -> take(operation, body));
            examples.answers().forEach(answer -> add(operation, answer));
            examples.problems().forEach(problem -> add(operation, problem));
        });
        Examples.ofEveryOperation().forEach(problem -> add(operation, problem));
    }

    /// What an operation takes is read as a text: what the text says, the examples show.
    private static void take(Operation operation, Body body) {
        RequestBody taken = operation.getRequestBody();
        if (taken == null || taken.getContent() == null || !taken.getContent().hasMediaType(body.mediaType())) {
            taken = createRequestBody()
                    .content(createContent()
                            .addMediaType(
                                    body.mediaType(),
                                    createMediaType().schema(createSchema().addType(Schema.SchemaType.OBJECT))));
            operation.setRequestBody(taken);
        }
        MediaType content = taken.getContent().getMediaType(body.mediaType());
        content.setSchema(createSchema().addType(Schema.SchemaType.OBJECT));
        content.addExample(body.name(), createExample().value(body.plain()));
    }

    /// Drops what was guessed from the signature of a method and is not so: other good answers, and other
    /// forms of them.
    private static void forget(Operation operation, Examples examples) {
        Map<String, APIResponse> guessed = Map.copyOf(operation.getResponses().getAPIResponses());
        guessed.forEach((status, response) -> {
            Set<String> forms = examples.formsOf(status);
            if (status.startsWith("2") && forms.isEmpty()) {
                operation.getResponses().removeAPIResponse(status);
            } else if (!forms.isEmpty() && response.getContent() != null) {
                response.setContent(only(forms, response.getContent()));
            }
        });
    }

    /// The content of these forms alone, by their names without a quality.
    private static Content only(Set<String> forms, Content guessed) {
        Content content = createContent();
        guessed.getMediaTypes().forEach((form, mediaType) -> {
            String name = form.replaceAll(";\\s*qs=.*", "");
            if (forms.contains(name)) {
                content.addMediaType(name, mediaType);
            }
        });
        return content;
    }

    private static void describe(Parameter parameter) {
        if (parameter.getDescription() == null) {
            Parameters.meaning(parameter.getName()).ifPresent(parameter::setDescription);
        }
    }

    private static void add(Operation operation, Answer answer) {
        String status = answer.status() == FAILED ? "default" : Integer.toString(answer.status());
        APIResponse response = operation.getResponses().getAPIResponse(status);
        if (response == null) {
            response = createAPIResponse().description(description(answer.status()));
            operation.getResponses().addAPIResponse(status, response);
        }
        if (response.getContent() == null) {
            response.setContent(createContent());
        }
        MediaType content = response.getContent().getMediaType(answer.mediaType());
        if (content == null) {
            content = createMediaType().schema(schema(answer));
            response.getContent().addMediaType(answer.mediaType(), content);
        }
        content.addExample(answer.name(), createExample().value(answer.plain()));
    }

    private static Schema schema(Answer answer) {
        if (answer.isProblem()) {
            return createSchema().ref(PROBLEM);
        }
        return createSchema().addType(answer.value().isTextual() ? Schema.SchemaType.STRING : Schema.SchemaType.OBJECT);
    }

    private static String description(int status) {
        return switch (status) {
            case 307 -> "It has another id now";
            case 400 -> "A parameter cannot be used";
            case 401 -> "A token is needed, or the one that was brought is no good";
            case 403 -> "The token does not carry the role that this needs";
            case 404 -> "There is no such thing";
            case 406 -> "It does not answer in that form";
            case 409 -> "It cannot be done as things stand";
            case 422 -> "It is understood, and cannot be done";
            case 429 -> "Too many requests; Retry-After says when to come again";
            case 503 -> "There is no room now; Retry-After says when to come again";
            case FAILED -> "The service failed to answer";
            default -> "As asked for";
        };
    }
}

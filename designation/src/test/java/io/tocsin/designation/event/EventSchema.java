package io.tocsin.designation.event;

import static io.tocsin.designation.DesignationJson.MAPPER;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.PartialDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the JSON Schema of the event out of its records. Closed is what the contract closes: the enums.
/// Properties that it does not name are allowed everywhere, since later versions add some.
final class EventSchema {
    /// Values that are text on the wire, and JSON of any kind.
    private static final Map<Class<?>, String> FORMS = Map.of(
            Digest.class,
            "{'type':'string','pattern':'^[0-9a-f]{64}$'}",
            DesignationId.class,
            "{'type':'string','pattern':'^[a-z0-9][a-z0-9-]*:[A-Za-z0-9._~-]+$'}",
            PartialDate.class,
            "{'type':'string','pattern':'^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?~?$'}",
            Instant.class,
            "{'type':'string','format':'date-time','pattern':'Z$'}",
            LocalDate.class,
            "{'type':'string','format':'date'}",
            JsonNode.class,
            "{}");

    /// What the records check beyond their types, by record and component.
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("EventDocument.schema", "{'const':1}"),
            Map.entry("EventDocument.eventId", "{'format':'uuid'}"),
            Map.entry("EventDocument.source", "{'pattern':'^[a-z0-9][a-z0-9-]*$'}"),
            Map.entry("EventDocument.sequence", "{'minimum':1}"),
            Map.entry("EventDocument.evidence", "{'minItems':1}"),
            Map.entry("RunPosition.id", "{'pattern':'[^\\\\s]'}"),
            Map.entry("RunPosition.index", "{'minimum':1}"),
            Map.entry("RunPosition.size", "{'minimum':1}"),
            Map.entry("Designation.revision", "{'minimum':1}"),
            Map.entry("Subject.names", "{'minItems':1}"),
            Map.entry("Name.script", "{'pattern':'^[A-Z][a-z]{3}$'}"),
            Map.entry("Link.sequence", "{'minimum':1}"),
            Map.entry("Link.score", "{'exclusiveMinimum':0,'maximum':1}"),
            Map.entry("Evidence.sha256", "{'pattern':'^[0-9a-f]{64}$'}"));

    /// Properties of the event that came after its first release: older events lack them.
    static final Set<String> ADDED_LATER = Set.of("bulk");

    private EventSchema() {}

    /// The schema as it is to be committed.
    static String generated() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
                .without(Option.DEFINITION_FOR_MAIN_SCHEMA)
                .with(new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE, JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY));
        DocComments comments = new DocComments();
        config.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withCustomDefinitionProvider(EventSchema::form)
                .withDescriptionResolver(scope -> comments.of(scope.getType().getErasedType()));
        config.forFields()
                .withNullableCheck(EventSchema::isNullable)
                .withRequiredCheck(EventSchema::isRequired)
                .withInstanceAttributeOverride(
                        (attributes, field, context) -> attributes.setAll(object(RULES.getOrDefault(key(field), "{}"))))
                .withDescriptionResolver(field -> field.isFakeContainerItemScope()
                        ? null
                        : comments.of(field.getDeclaringType().getErasedType(), field.getName()));
        ObjectNode schema = MAPPER.createObjectNode();
        schema.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier());
        schema.put("$id", "urn:tocsin:schema:designation-event:1");
        schema.put("title", "Designation event");
        schema.setAll(new SchemaGenerator(config.build()).generateSchema(EventDocument.class));
        return print(schema);
    }

    private static @Nullable CustomDefinition form(ResolvedType type, SchemaGenerationContext context) {
        String form = FORMS.get(type.getErasedType());
        boolean inline = !type.getErasedType().getPackageName().startsWith("io.tocsin");
        return form == null ? null : new CustomDefinition(object(form), inline);
    }

    /// In the event's own properties the record allows null where an older writer may have said nothing;
    /// what is written has them all.
    private static boolean isNullable(FieldScope field) {
        return field.getDeclaringType().getErasedType() != EventDocument.class
                && isRequired(field)
                && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isRequired(FieldScope field) {
        Class<?> record = field.getDeclaringType().getErasedType();
        return record == EventDocument.class && !ADDED_LATER.contains(field.getName())
                || (!record.isAnnotationPresent(JsonInclude.class) && field.getAnnotation(JsonInclude.class) == null);
    }

    private static String key(FieldScope field) {
        return field.isFakeContainerItemScope()
                ? ""
                : field.getDeclaringType().getErasedType().getSimpleName() + "." + field.getName();
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private static String print(ObjectNode schema) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
        try {
            return MAPPER.writer(printer).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema that cannot be written", e);
        }
    }
}

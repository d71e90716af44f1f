package io.tocsin.designation.operation;

import static io.tocsin.designation.DesignationJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.tocsin.designation.event.NameUuid;
import io.tocsin.designation.operation.Operation.EventCounts;
import io.tocsin.designation.operation.Operation.SourceFreshness;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract of the topic `operations`.
class OperationTest {
    private static final UUID LOG = UUID.fromString("6f1d5c0e-7a0b-4f0e-9d7e-3f3b6a1c2d45");
    private static final Instant AT = Instant.parse("2024-12-18T15:04:05.123456Z");
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Operation.class.getResourceAsStream("operation.schema.json"));

    static Stream<Operation> eachType() {
        EventCounts counts = new EventCounts(3, 2, 0, 0, 0, 0);
        return Stream.of(
                new Operation.Held(
                        "ofac-sdn", "run-1", "ab".repeat(32), List.of("removals"), "removals: 20", 100, 20, counts),
                new Operation.Released("ofac-sdn", "run-1", "pat", "the authority confirmed it"),
                new Operation.Rejected("ofac-sdn", "run-1", "pat", "the file was cut"),
                new Operation.Superseded("ofac-sdn", "run-1"),
                new Operation.Failing("us-state", AT, 3, "state.example answered 403"),
                new Operation.Stale("us-state", 3600, AT, null, "state.example answered 403"),
                new Operation.Recovered("us-state", List.of(OperationType.STALE), AT, AT.plusSeconds(60)),
                new Operation.Repaired("ofac-sdn", "run-2", "a delta lacked 3 entries", counts),
                new Operation.Heartbeat(
                        17,
                        "cd".repeat(32),
                        List.of(
                                new SourceFreshness("ofac-sdn", "ok", AT, AT, AT, 7200L),
                                new SourceFreshness("press", "unwatched", null, null, null, null))));
    }

    @Test
    void thereIsOneOfEachType() {
        assertThat(eachType().map(Operation::type)).containsExactlyInAnyOrder(OperationType.values());
    }

    @ParameterizedTest
    @MethodSource("eachType")
    void everyKindIsValidAndReadBack(Operation operation) {
        // When
        NumberedOperation numbered = NumberedOperation.of(LOG, 7, operation, AT);
        // Then
        assertThat(problems(numbered.json())).isEmpty();
        assertThat(NumberedOperation.read(numbered.json())).isEqualTo(numbered);
        assertThat(numbered.operationId()).isEqualTo(NameUuid.of(LOG, "operation 7"));
    }

    /// Written by this version; later ones must still read it.
    @Test
    void theMessageLooksSo() {
        assertThat(NumberedOperation.of(LOG, 3, new Operation.Released("ofac-sdn", "run-1", "pat", "checked"), AT)
                        .json())
                .isEqualTo("{\"schema\":1,\"operationId\":\"" + NameUuid.of(LOG, "operation 3")
                        + "\",\"type\":\"source.released\",\"number\":3,\"source\":\"ofac-sdn\","
                        + "\"at\":\"2024-12-18T15:04:05.123456Z\","
                        + "\"data\":{\"runId\":\"run-1\",\"by\":\"pat\",\"reason\":\"checked\"}}");
    }

    @Test
    void whatALaterVersionAddsStaysInTheText() throws JsonProcessingException {
        // Given
        ObjectNode later = (ObjectNode)
                MAPPER.readTree(NumberedOperation.of(LOG, 1, new Operation.Superseded("ofac-sdn", "run-1"), AT)
                        .json());
        later.put("colour", "red");
        // When
        NumberedOperation read = NumberedOperation.read(later.toString());
        // Then
        assertThat(problems(later.toString())).isEmpty();
        assertThat(read.json()).contains("colour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schema | 2 | unknown operation schema 2",
                "type | \"source.vanished\" | unknown operation type: source.vanished",
                "number | 0 | not positive",
                "at | \"yesterday\" | yesterday",
                "operationId | \"17\" | 17",
            })
    void whatIsNotKnownIsRefusedByName(String property, String value, String why) throws JsonProcessingException {
        ObjectNode message = (ObjectNode)
                MAPPER.readTree(NumberedOperation.of(LOG, 1, new Operation.Superseded("ofac-sdn", "run-1"), AT)
                        .json());
        message.set(property, MAPPER.readTree(value));

        assertThatThrownBy(() -> NumberedOperation.read(message.toString()))
                .isInstanceOf(UnreadableOperation.class)
                .hasMessageContaining(why);
        assertThat(problems(message.toString())).isNotEmpty();
    }

    private static Set<ValidationMessage> problems(String message) {
        try {
            return SCHEMA.validate(
                    MAPPER.readTree(message),
                    context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(message, e);
        }
    }
}

package io.tocsin.notify.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventType;
import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.designation.operation.OperationType;
import io.tocsin.notify.circuit.Notice;
import io.tocsin.notify.payload.Payload.About;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever reads the examples builds a receiver by them.
class PayloadsTest {
    private static List<Payload> all() {
        return Payloads.all();
    }

    @Test
    void everyTypeThatCanComeHasAnExample() {
        List<String> types = Stream.of(
                        Arrays.stream(EventType.values()).map(EventType::wireName),
                        Arrays.stream(OperationType.values()).map(OperationType::wireName),
                        Arrays.stream(Notice.Type.values()).map(Notice.Type::wireName))
                .flatMap(names -> names)
                .toList();
        assertThat(Payloads.all()).extracting(Payload::type).containsAll(types).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void anExampleIsWhatItsSchemaSays(Payload payload) {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Payloads.schemaOf(payload));
        assertThat(schema.validate(payload.example().path("data"))).isEmpty();
        assertThat(payload.example().path("type").asText()).isEqualTo(payload.type());
        assertThat(payload.meaning()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("all")
    void anExampleIsReadByWhoeverReadsTheLog(Payload payload) {
        String data = payload.example().path("data").toString();
        if (payload.about() == About.DESIGNATIONS) {
            assertThat(EventCodec.read(data).event().type().wireName()).isEqualTo(payload.type());
        } else if (payload.about() == About.SOURCES) {
            assertThat(NumberedOperation.read(data).type().wireName()).isEqualTo(payload.type());
        }
    }
}
